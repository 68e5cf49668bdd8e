using System.Globalization;
using FakeForce.Engine;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Bulk;

/// <summary>
/// Lists of jobs, 1,000 at a time. A locator names the newest job of the first page and how many came before, so that jobs
/// made meanwhile move nothing.
/// </summary>
internal static class JobList
{
    private const int PageSize = 1_000;

    public static async ValueTask Write(ApiCall call, string resource, Func<ListedJob, bool> isListed)
    {
        var (newest, from) = PlaceOf(call.Query("queryLocator"));
        var all = (await call.Org.Bulk.ListAsync()).Select(ListedJob.Of).Concat((await call.Org.Bulk.Classic.ListAsync()).Select(ListedJob.Of)).OrderByDescending(job => job.Id.Number);
        var wanted = all.Where(job => isListed(job) && IsWanted(call, job) && (newest.IsEmpty || job.Id.Number <= newest.Number)).ToList();
        var page = wanted.Skip(from).Take(PageSize).ToList();
        var next = from + page.Count < wanted.Count ? $"{call.Root}/jobs/{resource}?queryLocator={wanted[0].Id}-{from + page.Count}" : null;
        var json = call.Json.BeginObject().Name("done"u8).Boolean(next is null).Name("records"u8).BeginArray();
        foreach (var job in page) job.Write(call);
        json.EndArray().Name("nextRecordsUrl"u8).String(next).EndObject();
    }

    private static bool IsWanted(ApiCall call, ListedJob job) =>
        (call.Query("isPkChunkingEnabled") is not { } chunked || job.IsChunked == chunked.Equals("true", StringComparison.OrdinalIgnoreCase))
        && (call.Query("concurrencyMode") ?? job.Mode).Equals(job.Mode, StringComparison.OrdinalIgnoreCase)
        && (call.Query("jobType") is not { } type || type == job.Type);

    private static (RecordId Newest, int From) PlaceOf(string? locator)
    {
        if (locator is null) return default;
        var dash = locator.LastIndexOf('-');
        if (dash > 0 && RecordId.TryParse(locator.AsSpan(0, dash), out var newest)
            && int.TryParse(locator.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var from)) return (newest, from);
        throw new SalesforceException("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
}
