using FakeForce.Server.Gate;

namespace FakeForce.Server.Rest.Org;

/// <summary>GET /limits/recordCount?sObjects=A,B: without names all objects that have rows; unknown names are left out (REST API Developer Guide).</summary>
internal static class RecordCount
{
    public static ValueTask Get(ApiCall call)
    {
        var state = call.Org.State;
        var json = call.Json.BeginObject().Name("sObjects"u8).BeginArray();
        var types = call.Query("sObjects") is { Length: > 0 } names
            ? names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(n => call.Catalog.TryFind(n, out var t) ? t : null).OfType<Engine.Schema.SObjectType>()
            : state.TypesWithRows().Where(t => call.Catalog.TryFind(t.Name, out _)).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var type in types.Where(type => type.External is null))
            json.BeginObject().Name("count"u8).Number(state.TableOf(type).LiveCount).Name("name"u8).String(type.Name).EndObject();
        json.EndArray().EndObject();
        call.XmlRoot = "RecordCounts";
        return ValueTask.CompletedTask;
    }
}
