using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>Which sObjects a seed may have records of.</summary>
internal static class SeedTypes
{
    public static SObjectType? Find(Catalog catalog, string name, out string problem)
    {
        problem = "";
        if (!catalog.TryFind(name, out var type)) problem = $"sObject type '{name}' is not supported";
        else if (type.Event is not null || type.KeyPrefix is null) problem = $"{type.Name} has no records";
        else return type;
        return null;
    }
}
