using FakeForce.Engine;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Rows;

/// <summary>GET /sobjects/{sobject}/{id}?fields=.</summary>
internal static class Read
{
    public static ValueTask Get(ApiCall call)
    {
        var type = call.SObject();
        if (type.External is not null) return ExternalRecord.ReadAsync(call, type);
        Record(call, type, RowPath.Id(type, call.RouteText("id")));
        return ValueTask.CompletedTask;
    }

    /// <summary>Answers one record, or 404 if it is not there.</summary>
    public static void Record(ApiCall call, SObjectType type, RecordId id)
    {
        if (!type.Is(SObjectFlags.Retrieveable) && !type.Is(SObjectFlags.Queryable)) throw ApiCall.NotFound();
        var row = call.Find(type, id);
        if (SavePipeline.Gone(row) is { } gone) throw new SalesforceException(gone.Code, gone.Message);
        row = CalculatedRow.Seen(call.Org, type, id, UseStamps.Seen(call.Org.State, type, id, row, call.Session.UserId), call.Session.UserId);
        call.XmlRoot = type.Name;
        if (Conditions.Fail(call, type, row)) return;
        var writer = call.Writer;
        call.Json.BeginObject();
        writer.Attributes(type, id);
        var fields = call.Query("fields") is { Length: > 0 } names ? Named(type, Names(names)) : type.Visible;
        foreach (var field in fields) writer.Field(type, FieldFormat.Of(field), id, row);
        call.Json.EndObject();
    }

    public static string[] Names(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The named fields in their order, each once; the id comes along at the end even if nobody asked.</summary>
    public static IReadOnlyList<Field> Named(SObjectType type, IEnumerable<string> names)
    {
        var fields = new OrderedDictionary<Field, Field>();
        foreach (var name in names)
        {
            if (!type.TryField(name, out var field)) throw new SalesforceException("INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}");
            fields.TryAdd(field, field);
        }
        fields.TryAdd(type.Id, type.Id);
        return fields.Keys;
    }
}
