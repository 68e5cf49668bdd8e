using FakeForce.Engine;
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
        Record(call, type, RowPath.Id(type, call.RouteText("id")));
        return ValueTask.CompletedTask;
    }

    /// <summary>Answers one record, or 404 if it is not there.</summary>
    public static void Record(ApiCall call, SObjectType type, RecordId id)
    {
        if (!type.Is(SObjectFlags.Retrieveable) && !type.Is(SObjectFlags.Queryable)) throw ApiCall.NotFound();
        var row = call.Org.State.Find(type, id);
        if (SavePipeline.Gone(row) is { } gone) throw new SalesforceException(gone.Code, gone.Message);
        row = UseStamps.Seen(call.Org.State, type, id, row, call.Session.UserId);
        call.XmlRoot = type.Name;
        if (Conditions.Fail(call, type, row)) return;
        var writer = call.Writer;
        call.Json.BeginObject();
        writer.Attributes(type, id);
        if (call.Query("fields") is { Length: > 0 } names) Named(writer, type, id, row, names);
        else
            foreach (var field in type.Fields) writer.Field(type, FieldFormat.Of(field), id, row);
        call.Json.EndObject();
    }

    // The named fields in their order; the id comes along at the end even if nobody asked.
    private static void Named(RecordWriter writer, SObjectType type, RecordId id, Row row, string names)
    {
        var seen = new HashSet<Field>();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!type.TryField(name, out var field)) throw new SalesforceException("INVALID_FIELD", $"No such column '{name}' on sobject of type {type.Name}");
            if (seen.Add(field)) writer.Field(type, FieldFormat.Of(field), id, row);
        }
        if (seen.Add(type.Id)) writer.Field(type, FieldFormat.Of(type.Id), id, row);
    }
}
