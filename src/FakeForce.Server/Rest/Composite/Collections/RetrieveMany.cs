using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Composite.Collections;

/// <summary>
/// GET /composite/sobjects/{sobject}?ids=…&amp;fields=… and POST with both in the body: records in the order of the ids, null
/// for those that are not there (REST API Developer Guide, "Get Records Using sObject Collections").
/// </summary>
internal static class RetrieveMany
{
    private const int MostIds = 2_000;

    public static ValueTask Get(ApiCall call)
    {
        CollectionRules.Since(call);
        Answer(call, Rows.Read.Names(Parameter(call, "ids")), Rows.Read.Names(Parameter(call, "fields")));
        return ValueTask.CompletedTask;
    }

    public static async ValueTask PostAsync(ApiCall call)
    {
        CollectionRules.Since(call);
        var body = await RequestBody.ReadTreeAsync(call);
        TypedBody.Check(body, "ids", "fields");
        Answer(call, Texts(body, "ids"), Texts(body, "fields"));
    }

    private static void Answer(ApiCall call, IReadOnlyList<string> ids, IReadOnlyList<string> names)
    {
        var type = call.SObject();
        if (!type.Is(SObjectFlags.Retrieveable) && !type.Is(SObjectFlags.Queryable)) throw ApiCall.NotFound();
        if (type.External is not null) throw ExternalErrors.Unsupported("A collection");
        if (ids.Count > MostIds) throw CompositeErrors.TooManyRecords(MostIds);
        var fields = Rows.Read.Named(type, names).Select(FieldFormat.Of).ToList();
        var writer = call.Writer;
        call.XmlRoot = "Results";
        call.XmlItem = type.Name;
        var json = call.Json.BeginArray();
        foreach (var text in ids)
        {
            if (!RecordId.TryParse(text, out var id) || id.Prefix != type.KeyPrefix || call.Find(type, id) is not { IsLive: true } row)
            {
                json.Null();
                continue;
            }
            json.BeginObject();
            writer.Attributes(type, id);
            foreach (var field in fields) writer.Field(type, field, id, row);
            json.EndObject();
        }
        json.EndArray();
    }

    private static string Parameter(ApiCall call, string name) =>
        call.Query(name) is { Length: > 0 } value ? value : throw new SalesforceException("MISSING_ARGUMENT", $"Missing parameter: {name}");

    private static List<string> Texts(JsonTree body, string name) =>
        [.. TypedBody.List(body, name).Select(item => item.Kind == JsonKind.String ? item.Text! : throw item.Mismatch("string"))];
}
