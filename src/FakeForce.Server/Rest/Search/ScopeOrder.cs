using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Search;

/// <summary>
/// GET /search/scopeOrder: the objects in the user's global search, those that the user works with most in front (REST API
/// Developer Guide, "Search Scope and Order"); what a user has not touched follows in a fixed order.
/// </summary>
internal static class ScopeOrder
{
    private const int RecentRecords = 200;

    private static readonly string[] byDefault = ["Account", "Contact", "Opportunity", "Lead", "Case", "User"];

    public static ValueTask Get(ApiCall call)
    {
        call.XmlRoot = "scopeOrder";
        call.XmlItem = "scopeEntity";
        var json = call.Json.BeginArray();
        foreach (var name in Of(call))
            json.BeginObject().Name("type"u8).String(name).Name("url"u8).String($"{call.Root}/sobjects/{name}/describe").EndObject();
        json.EndArray();
        return ValueTask.CompletedTask;
    }

    /// <summary>Names of the objects.</summary>
    public static IEnumerable<string> Of(ApiCall call)
    {
        var used = call.Org.Recent.Of(call.Session.UserId, RecentRecords)
            .Select(id => call.Catalog.TryFind(id.Prefix, out var type) ? type : null)
            .Where(type => type?.Is(SObjectFlags.Searchable) is true)
            .GroupBy(type => type!.Name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key);
        return used.Concat(byDefault).Distinct(StringComparer.Ordinal);
    }
}
