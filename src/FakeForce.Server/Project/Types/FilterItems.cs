namespace FakeForce.Server.Project.Types;

/// <summary>FilterItem, which criteria of many types are made of.</summary>
internal static class FilterItems
{
    public static ElementTable Table { get; } = new("FilterItem", "text: field operation value valueField");
}
