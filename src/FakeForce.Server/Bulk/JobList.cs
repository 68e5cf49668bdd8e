using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Bulk;

/// <summary>
/// Lists of jobs, 1,000 at a time. A locator names the newest job of the first page and how many came before, so that jobs
/// made meanwhile move nothing.
/// </summary>
internal static class JobList
{
    private const int PageSize = 1_000;

    public static async ValueTask Write(ApiCall call, string resource, Func<BulkJob, bool> isListed)
    {
        var (newest, from) = PlaceOf(call.Query("queryLocator"));
        var wanted = (await call.Org.Bulk.ListAsync()).Where(job => isListed(job) && IsWanted(call, job) && (newest.IsEmpty || job.Id.Number <= newest.Number)).ToList();
        var page = wanted.Skip(from).Take(PageSize).ToList();
        var next = from + page.Count < wanted.Count ? $"{call.Root}/jobs/{resource}?queryLocator={wanted[0].Id}-{from + page.Count}" : null;
        var json = call.Json.BeginObject().Name("done"u8).Boolean(next is null).Name("records"u8).BeginArray();
        foreach (var job in page) JobJson.Listed(call, job);
        json.EndArray().Name("nextRecordsUrl"u8).String(next).EndObject();
    }

    // No job of this API is chunked by primary key at the caller's wish, and all run in parallel.
    private static bool IsWanted(ApiCall call, BulkJob job) =>
        !"true".Equals(call.Query("isPkChunkingEnabled"), StringComparison.OrdinalIgnoreCase)
        && (call.Query("concurrencyMode") ?? "parallel").Equals("parallel", StringComparison.OrdinalIgnoreCase)
        && (call.Query("jobType") is not { } type || type == JobJson.TypeOf(job));

    private static (RecordId Newest, int From) PlaceOf(string? locator)
    {
        if (locator is null) return default;
        var dash = locator.LastIndexOf('-');
        if (dash > 0 && RecordId.TryParse(locator.AsSpan(0, dash), out var newest)
            && int.TryParse(locator.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var from)) return (newest, from);
        throw new SalesforceException("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
}
