using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Cursors;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Rows;

/// <summary>/sobjects/{sobject}/… of external objects: asked of and written to the external system at once.</summary>
internal static class ExternalRecord
{
    /// <summary>By record id; where there are none, the ExternalId stands in the path.</summary>
    public static ValueTask ReadAsync(ApiCall call, SObjectType type)
    {
        var text = call.RouteText("id");
        return type.External!.IsHighVolume ? ReadAsync(call, type, "ExternalId", text) : ReadAsync(call, type, "Id", RowPath.Id(type, text).ToString());
    }

    /// <summary>/sobjects/{sobject}/ExternalId/{value}.</summary>
    public static ValueTask ReadByExternalIdAsync(ApiCall call, SObjectType type)
    {
        if (!call.RouteText("key").Equals("ExternalId", StringComparison.OrdinalIgnoreCase)) throw RowPath.NoSuchField(call.RouteText("key"));
        return ReadAsync(call, type, "ExternalId", RowPath.Value(call).Text!);
    }

    public static async Task<RecordId> CreateAsync(ApiCall call, SObjectType type, RecordInput input) =>
        await new ExternalWrites(call.Org, call.Cancel).CreateAsync(call.Caller, type, input);

    public static async Task UpdateAsync(ApiCall call, SObjectType type, RecordId id, RecordInput input)
    {
        await new ExternalWrites(call.Org, call.Cancel).UpdateAsync(call.Caller, type, id, input);
        call.NoContent();
    }

    public static async Task DeleteAsync(ApiCall call, SObjectType type, RecordId id)
    {
        await new ExternalWrites(call.Org, call.Cancel).DeleteAsync(type, id);
        call.NoContent();
    }

    private static async ValueTask ReadAsync(ApiCall call, SObjectType type, string key, string value)
    {
        var fields = call.Query("fields") is { Length: > 0 } names ? Read.Named(type, Read.Names(names)) : type.Visible;
        if (type.External!.IsHighVolume) fields = [.. fields.Where(field => field.Name != "Id")];
        var quoted = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        var soql = $"SELECT {string.Join(',', fields.Select(field => field.Name))} FROM {type.Name} WHERE {key} = '{quoted}' LIMIT 1";
        var page = await call.Org.External.QueryAsync(soql, Query.ContextOf(call), null, call.Cancel);
        Write(call, type, fields, page);
    }

    private static void Write(ApiCall call, SObjectType type, IReadOnlyList<Field> fields, QueryPage page)
    {
        if (page.Batch.Rows.Count == 0) throw ApiCall.NotFound();
        var (id, row, writer) = (page.Batch.Rows.IdAt(0), page.Batch.Rows.RowAt(0), call.Writer);
        call.XmlRoot = type.Name;
        call.Json.BeginObject();
        writer.Attributes(type, id, row, type.Name);
        foreach (var field in fields) writer.Field(type, FieldFormat.Of(field), id, row);
        call.Json.EndObject();
    }
}
