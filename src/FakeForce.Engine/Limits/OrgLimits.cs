using System.Globalization;

namespace FakeForce.Engine.Limits;

/// <summary>The org's allocations as /limits shows them, and the ledgers of those that are counted, each over a rolling day or hour.</summary>
public sealed class OrgLimits
{
    private readonly Dictionary<string, (RollingLedger Ledger, long Unit)> counted;
    private readonly Edition edition;
    private readonly Func<int>? clients;

    /// <param name="edition">What was bought.</param>
    /// <param name="clock">The org's.</param>
    /// <param name="clients">How many clients are connected by Streaming API.</param>
    /// <param name="events">How many events may be delivered and published, where that is not the edition's number.</param>
    public OrgLimits(Edition edition, TimeProvider clock, Func<int>? clients = null, Events.EventOptions? events = null)
    {
        (this.edition, this.clients) = (edition, clients);
        Events = new EventLimits(edition, clock, events?.DeliveriesPerDay, events?.PublishedPerHour);
        ApiRequests = new(LimitTable.DailyApiRequests(edition), clock);
        BulkBatches = new(LimitTable.MaxOf(LimitTable.DailyBulkApiBatchesName), clock);
        BulkRecords = new(LimitTable.DailyBulkRecords, clock);
        BulkQueryJobs = new(LimitTable.MaxOf(LimitTable.DailyBulkV2QueryJobsName), clock);
        BulkQueryBytes = new(LimitTable.MaxOf(LimitTable.DailyBulkV2QueryFileStorageName) * LimitTable.StorageMegabyte, clock);
        counted = new(StringComparer.Ordinal)
        {
            [LimitTable.DailyApiRequestsName] = (ApiRequests, 1),
            [LimitTable.DailyBulkApiBatchesName] = (BulkBatches, 1),
            [LimitTable.DailyBulkV2QueryJobsName] = (BulkQueryJobs, 1),
            [LimitTable.DailyBulkV2QueryFileStorageName] = (BulkQueryBytes, LimitTable.StorageMegabyte),
        };
        foreach (var (name, ledger) in Events.Ledgers) counted[name] = (ledger, 1);
    }

    public RollingLedger ApiRequests { get; }

    /// <summary>Batches of bulk jobs; one of Bulk API 2.0 has as many as 10,000 rows begin.</summary>
    public RollingLedger BulkBatches { get; }

    /// <summary>Rows of bulk ingest jobs. /limits does not list them.</summary>
    public RollingLedger BulkRecords { get; }

    public RollingLedger BulkQueryJobs { get; }

    /// <summary>Bytes of results that query jobs made.</summary>
    public RollingLedger BulkQueryBytes { get; }

    /// <summary>Of events: published by the hour, delivered by the day.</summary>
    public EventLimits Events { get; }

    /// <summary>How many clients may be connected by Streaming API at once.</summary>
    public long StreamingClients => LimitTable.MaxOf(LimitTable.StreamingClientsName, edition);

    public long PushTopics => LimitTable.PushTopics(edition);

    public long StreamingChannels => LimitTable.StreamingChannels(edition);

    /// <summary>Every allocation with its maximum and what is left, in /limits' order.</summary>
    public IEnumerable<(string Name, long Max, long Remaining)> All()
    {
        foreach (var (name, _) in LimitTable.Allocations)
        {
            var max = LimitTable.MaxOf(name, edition);
            yield return counted.TryGetValue(name, out var found) ? (name, found.Ledger.Max / found.Unit, found.Ledger.Remaining / found.Unit)
                : (name, max, name == LimitTable.StreamingClientsName && clients is not null ? Math.Max(0, max - clients()) : max);
        }
    }

    /// <summary>Books one call and gives the text of Sforce-Limit-Info: <c>api-usage=18/15000</c>. Throws when none is left.</summary>
    public string ChargeApiRequest() => ApiRequests.TryUse(1, out var used)
        ? string.Create(CultureInfo.InvariantCulture, $"api-usage={used}/{ApiRequests.Max}")
        : throw new SalesforceException("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
}
