using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Soql;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Bulk;

/// <summary>/jobs/query.</summary>
internal static class QueryCalls
{
    private const int FirstVersion = 47;
    private const int FirstVersionOfPages = 58;

    /// <summary>Rows of a set when the caller says nothing. "A default value based on the service" (guide, "Get Results for a Query Job").</summary>
    private const int DefaultRows = 100_000;
    private const int PagesAtOnce = 5;

    public static ValueTask List(ApiCall call)
    {
        JobCall.From(call, FirstVersion);
        return JobList.Write(call, "query", job => job.IsQuery || call.Query("jobType") == "V2Ingest");
    }

    public static async ValueTask Create(ApiCall call)
    {
        JobCall.From(call, FirstVersion);
        JobJson.Short(call, await call.Org.Bulk.CreateAsync(JobBody.Read(await JobCall.BodyAsync(call), isQuery: true), call.Caller, call.Cancel));
    }

    public static async ValueTask Info(ApiCall call) => JobJson.Full(call, await call.Org.Bulk.PollAsync(JobCall.IdOf(call), call.Session.UserId, isQuery: true));

    public static async ValueTask Change(ApiCall call)
    {
        if (await JobCall.WantedStateAsync(call) != JobState.Aborted) throw new SalesforceException("INVALIDJOBSTATE", "A query job's state can be set to Aborted"); // ours
        JobJson.Short(call, await call.Org.Bulk.AbortAsync(JobCall.IdOf(call), call.Session.UserId, isQuery: true, call.Cancel));
    }

    public static async ValueTask Delete(ApiCall call)
    {
        await call.Org.Bulk.DeleteAsync(JobCall.IdOf(call), call.Session.UserId, isQuery: true, call.Cancel);
        call.NoContent();
    }

    public static async ValueTask Results(ApiCall call)
    {
        var (job, result) = await FoundAsync(call);
        var first = ResultLocator.Read(call.Query("locator"), result.TotalSize);
        var count = (int)Math.Min(MaxRecords(call), result.TotalSize - first);
        var headers = call.Http.Response.Headers;
        headers["Sforce-NumberOfRecords"] = count.ToString(CultureInfo.InvariantCulture);
        headers["Sforce-Locator"] = first + count < result.TotalSize ? ResultLocator.Of(first + count) : ResultLocator.None;
        call.Blocks = (call.Org.Bulk.Metered(job, first, new QueryCsv(result, job).Blocks(first, count)), "text/csv");
    }

    /// <summary>Up to five addresses of sets that can be read side by side.</summary>
    public static async ValueTask ResultPages(ApiCall call)
    {
        JobCall.From(call, FirstVersionOfPages);
        var (job, result) = await FoundAsync(call);
        var next = ResultLocator.Read(call.Query("locator"), result.TotalSize);
        var json = call.Json.BeginObject().Name("resultPages"u8).BeginArray();
        for (var page = 0; page < PagesAtOnce && next < result.TotalSize; page++, next += DefaultRows)
            json.BeginObject().Name("resultUrl"u8).String($"{call.Root}/jobs/query/{job.Id}/results?locator={ResultLocator.Of(next)}").EndObject();
        json.EndArray();
        var isDone = next >= result.TotalSize;
        if (!isDone) json.Name("nextRecordsUrl"u8).String($"{call.Root}/jobs/query/{job.Id}/resultpages?locator={ResultLocator.Of(next)}");
        json.Name("done"u8).Boolean(isDone).EndObject();
    }

    // Results must be asked for in the version that the job was made in (guide, "Get Results for a Query Job": else 409).
    private static async ValueTask<(BulkJob Job, QueryResult Result)> FoundAsync(ApiCall call)
    {
        var found = await call.Org.Bulk.QueryResultAsync(JobCall.IdOf(call), call.Session.UserId);
        if (found.Job.ApiVersion == call.Version) return found;
        throw new SalesforceException("API_VERSION_CONFLICT", $"Job {found.Job.Id} was created in API version {found.Job.ApiVersion}.0"); // ours
    }

    private static long MaxRecords(ApiCall call)
    {
        if (call.Query("maxRecords") is not { Length: > 0 } text) return DefaultRows;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0) return most;
        throw new SalesforceException("INVALIDVALUE", $"Invalid maxRecords: {text}"); // ours
    }
}
