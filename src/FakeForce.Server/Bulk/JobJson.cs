using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk;

/// <summary>
/// A job as JSON (Bulk API 2.0 guide, "Get Information About an Ingest Job" and its like). The answers of create, close and
/// abort are shorter than those of get; contentUrl is there while the job is open, and begins without a slash.
/// </summary>
internal static class JobJson
{
    public static void Short(ApiCall call, BulkJob job)
    {
        Begin(call.Json, job);
        End(call.Json, call, job).EndObject();
    }

    public static void Full(ApiCall call, BulkJob job)
    {
        Begin(call.Json, job);
        var json = End(call.Json, call, job).Name("jobType"u8).String(TypeOf(job));
        json.Name("retries"u8).Number(job.Retries).Name("totalProcessingTime"u8).Number((long)job.ProcessingTime.TotalMilliseconds);
        json.Name("numberRecordsProcessed"u8).Number(job.RecordsProcessed);
        if (job.Operation.IsQuery()) json.Name("isPkChunkingSupported"u8).Boolean(true);
        else
            json.Name("numberRecordsFailed"u8).Number(job.RecordsFailed)
                .Name("apiActiveProcessingTime"u8).Number((long)job.ProcessingTime.TotalMilliseconds).Name("apexProcessingTime"u8).Number(0);
        if (job.ErrorMessage is { } message) json.Name("errorMessage"u8).String(message);
        json.EndObject();
    }

    /// <summary>One of a list.</summary>
    public static void Listed(ApiCall call, BulkJob job)
    {
        Begin(call.Json, job);
        End(call.Json, call, job).Name("jobType"u8).String(TypeOf(job)).EndObject();
    }

    /// <summary>One of Bulk API 1.0 among them.</summary>
    public static void Listed(ApiCall call, ClassicJob job)
    {
        Begin(call.Json, job);
        call.Json.Name("concurrencyMode"u8).String(job.IsSerial ? "Serial" : "Parallel").Name("contentType"u8).String(ClassicContents.NameOf(job.Content))
            .Name("apiVersion"u8).Double(job.ApiVersion).Name("jobType"u8).String("Classic").EndObject();
    }

    public static string TypeOf(BulkJob job) => job.Operation.IsQuery() ? "V2Query" : "V2Ingest";

    private static void Begin(JsonOut json, BulkJob job)
    {
        Begin(json, job.Id, job.Operation, job.Object, job.CreatedById, job.CreatedDate, job.SystemModstamp, job.State.ToString());
        Rules(json, job.ExternalIdFieldName, job.AssignmentRuleId);
    }

    private static void Begin(JsonOut json, ClassicJob job)
    {
        Begin(json, job.Id, job.Operation, job.Object, job.CreatedById, job.CreatedDate, job.SystemModstamp, job.State.ToString());
        Rules(json, job.ExternalIdFieldName, job.AssignmentRuleId);
    }

    private static void Begin(JsonOut json, RecordId id, BulkOperation operation, string type, RecordId user, DateTimeOffset created, DateTimeOffset modified, string state) =>
        json.BeginObject().Name("id"u8).Id(id).Name("operation"u8).String(BulkOperations.NameOf(operation)).Name("object"u8).String(type)
            .Name("createdById"u8).Id(user).Name("createdDate"u8).DateTime(Seconds(created))
            .Name("systemModstamp"u8).DateTime(Seconds(modified)).Name("state"u8).String(state);

    private static void Rules(JsonOut json, string? key, string? rule)
    {
        if (key is not null) json.Name("externalIdFieldName"u8).String(key);
        if (rule is not null) json.Name("assignmentRuleId"u8).String(rule);
    }

    private static JsonOut End(JsonOut json, ApiCall call, BulkJob job)
    {
        json.Name("concurrencyMode"u8).String("Parallel").Name("contentType"u8).String("CSV").Name("apiVersion"u8).Double(job.ApiVersion);
        if (job.State == JobState.Open) json.Name("contentUrl"u8).String(string.Create(CultureInfo.InvariantCulture, $"{call.Root[1..]}/jobs/ingest/{job.Id}/batches"));
        return json.Name("lineEnding"u8).String(job.Dialect.LineEndingName).Name("columnDelimiter"u8).String(job.Dialect.DelimiterName);
    }

    // Salesforce keeps whole seconds.
    private static long Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds() * 1000;
}
