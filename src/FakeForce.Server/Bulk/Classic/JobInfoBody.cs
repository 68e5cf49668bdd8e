using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Engine.Bulk.Csv;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>
/// A jobInfo that makes or changes a job: JSON if the Content-Type says so, else XML, whatever it says (the guide's own
/// walkthrough closes a job with text/csv). The texts for values that none of its members takes are ours.
/// </summary>
internal static class JobInfoBody
{
    private const int MaxBytes = 1 << 20;
    private const int FirstVersionOfJson = 36;
    private static readonly string[] members = ["operation", "object", "contentType", "concurrencyMode", "externalIdFieldName", "assignmentRuleId", "state"];

    public static async ValueTask<NewClassicJob> NewAsync(AsyncCall call)
    {
        var given = await ReadAsync(call);
        var name = Needed(given, "operation");
        if (!BulkOperations.TryParse(name, out var operation)) throw new SalesforceException("InvalidOperation", $"Invalid operation: {name}");
        if (given.GetValueOrDefault("state") is { } state && state != "Open") throw new SalesforceException("InvalidJobState", $"A job cannot be made in the state {state}");
        if (given.ContainsKey("externalIdFieldName") && operation != BulkOperation.Upsert) throw Invalid("externalIdFieldName is for upsert only");
        return new NewClassicJob(operation, Needed(given, "object"))
        {
            Content = ContentOf(given, operation, call.Caller.ApiVersion),
            IsSerial = IsSerial(given.GetValueOrDefault("concurrencyMode")),
            ExternalIdFieldName = given.GetValueOrDefault("externalIdFieldName"),
            AssignmentRuleId = given.GetValueOrDefault("assignmentRuleId"),
            LineEnding = EndingOf(call.Http.Request.Headers["Sforce-Line-Ending"].ToString()),
            Chunking = PkChunkingHeader.Read(call.Http.Request.Headers["Sforce-Enable-PKChunking"].ToString()),
        };
    }

    /// <summary>"You can only specify the status field value" (guide, "Limits": Job status change).</summary>
    public static async ValueTask<ClassicJobState> StateAsync(AsyncCall call)
    {
        var given = await ReadAsync(call);
        if (given.Keys.FirstOrDefault(name => name != "state") is { } other) throw Invalid($"Only the state of a job can be changed, not {other}");
        return Needed(given, "state") switch
        {
            "Closed" => ClassicJobState.Closed,
            "Aborted" => ClassicJobState.Aborted,
            var state => throw new SalesforceException("InvalidJobState", $"A job's state can be set to Closed or Aborted, not to {state}"),
        };
    }

    private static async ValueTask<Dictionary<string, string>> ReadAsync(AsyncCall call)
    {
        var body = await RequestBody.ReadAsync(call.Http, MaxBytes, call.Cancel);
        var tree = AsyncCall.IsJson(call.Http.Request) ? JsonIn.ReadTree(body) : XmlTree.Read(body);
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in tree.Members)
        {
            if (name == "attributes") continue;
            if (!members.Contains(name) || !value.IsScalar) throw Invalid($"Unrecognized field \"{name}\"");
            if (value.Kind != JsonKind.Null) given[name] = value.Written;
        }
        return given;
    }

    private static ClassicContent ContentOf(Dictionary<string, string> given, BulkOperation operation, int version)
    {
        if (!given.TryGetValue("contentType", out var name)) return ClassicContent.Xml;
        if (!ClassicContents.TryParse(name, out var content)) throw Invalid($"Invalid contentType: {name}");
        if (content.Rows() == ClassicContent.Json && version < FirstVersionOfJson) throw Invalid($"contentType {name} is available from version {FirstVersionOfJson}.0 on");
        return content.IsZip() && operation.IsQuery() ? throw Invalid($"contentType {name} is not for queries") : content;
    }

    // Some clients send the number of the enumeration (observed).
    private static bool IsSerial(string? mode) => mode switch
    {
        null or "Parallel" or "0" => false,
        "Serial" or "1" => true,
        _ => throw Invalid($"Invalid concurrencyMode: {mode}"),
    };

    private static LineEnding? EndingOf(string name) => name.Length == 0 ? null
        : CsvDialect.TryLineEnding(name, out var ending) ? ending : throw new SalesforceException("ClientInputError", $"Invalid Sforce-Line-Ending: {name}");

    private static string Needed(Dictionary<string, string> given, string name) => given.GetValueOrDefault(name) is { Length: > 0 } text ? text : throw Invalid($"{name} is required");

    private static SalesforceException Invalid(string text) => new("InvalidJob", text);
}
