using System.Collections.Concurrent;
using System.Globalization;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Limits;

/// <summary>The org's allocations as /limits shows them, and the ledgers of those that are counted, each over a rolling day or hour.</summary>
public sealed class OrgLimits
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>More than any org is sold. Ours.</summary>
    public const long MostOfAny = 1_000_000_000_000;

    private readonly Dictionary<string, (RollingLedger Ledger, long Unit)> counted;
    private readonly Edition edition;
    private readonly Func<int>? clients;
    private readonly Func<OrgState>? state;
    // Those that are listed and not counted, where a test has set them.
    private readonly ConcurrentDictionary<string, (long Max, long Used)> shown = new(StringComparer.Ordinal);

    /// <param name="edition">What was bought.</param>
    /// <param name="clock">The org's.</param>
    /// <param name="clients">How many clients are connected by Streaming API.</param>
    /// <param name="events">How many events may be delivered and published, where that is not the edition's number.</param>
    /// <param name="apps">Quotas of single apps.</param>
    /// <param name="state">What takes storage.</param>
    public OrgLimits(Edition edition, TimeProvider clock, Func<int>? clients = null, Events.EventOptions? events = null, AppQuotas? apps = null, Func<OrgState>? state = null)
    {
        (this.edition, this.clients, this.state, Apps) = (edition, clients, state, apps);
        Events = new EventLimits(edition, clock, events?.DeliveriesPerDay, events?.PublishedPerHour);
        ApiRequests = new(LimitTable.DailyApiRequests(edition), clock, hardMax: LimitTable.HardDailyApiRequests(edition));
        ScratchOrgs = new(LimitTable.MaxOf(LimitTable.DailyScratchOrgsName), clock);
        AsyncApexExecutions = new(LimitTable.MaxOf(LimitTable.DailyAsyncApexExecutionsName), clock);
        Concurrent = new(clock, LimitTable.ConcurrentLongCalls(edition));
        BulkBatches = new(LimitTable.MaxOf(LimitTable.DailyBulkApiBatchesName), clock);
        BulkRecords = new(LimitTable.DailyBulkRecords, clock);
        BulkQueryJobs = new(LimitTable.MaxOf(LimitTable.DailyBulkV2QueryJobsName), clock);
        BulkQueryBytes = new(LimitTable.MaxOf(LimitTable.DailyBulkV2QueryFileStorageName) * LimitTable.StorageMegabyte, clock);
        ODataCallouts = Hourly(LimitTable.ODataCalloutsName, clock);
        LongTermIds = Hourly(LimitTable.LongTermIdsName, clock);
        ShortTermIds = Hourly(LimitTable.ShortTermIdsName, clock);
        WorkflowEmails = new(LimitTable.MaxOf(LimitTable.DailyWorkflowEmailsName), clock);
        counted = new(StringComparer.Ordinal)
        {
            [LimitTable.ODataCalloutsName] = (ODataCallouts, 1),
            [LimitTable.LongTermIdsName] = (LongTermIds, 1),
            [LimitTable.ShortTermIdsName] = (ShortTermIds, 1),
            [LimitTable.DailyApiRequestsName] = (ApiRequests, 1),
            [LimitTable.DailyScratchOrgsName] = (ScratchOrgs, 1),
            [LimitTable.DailyAsyncApexExecutionsName] = (AsyncApexExecutions, 1),
            [LimitTable.DailyBulkApiBatchesName] = (BulkBatches, 1),
            [LimitTable.DailyWorkflowEmailsName] = (WorkflowEmails, 1),
            [LimitTable.DailyBulkV2QueryJobsName] = (BulkQueryJobs, 1),
            [LimitTable.DailyBulkV2QueryFileStorageName] = (BulkQueryBytes, LimitTable.StorageMegabyte),
        };
        foreach (var (name, ledger) in Events.Ledgers) counted[name] = (ledger, 1);
    }

    public RollingLedger ApiRequests { get; }

    /// <summary>Of single apps; null for limits that belong to no org.</summary>
    public AppQuotas? Apps { get; }

    /// <summary>Scratch orgs that were asked for.</summary>
    public RollingLedger ScratchOrgs { get; }

    /// <summary>Runs of queued and of scheduled code.</summary>
    public RollingLedger AsyncApexExecutions { get; }

    /// <summary>Scratch orgs that may be alive at once.</summary>
    public long ActiveScratchOrgs => shown.TryGetValue(LimitTable.ActiveScratchOrgsName, out var set) ? set.Max - set.Used : LimitTable.MaxOf(LimitTable.ActiveScratchOrgsName);

    /// <summary>Bytes that records may take; null while no test has set it, since Salesforce's number would refuse every load test.</summary>
    internal long? DataStorageBytes => shown.TryGetValue(LimitTable.DataStorageName, out var set) ? (set.Max - set.Used) * Megabyte : null;

    /// <summary>Calls that last 20 seconds and more. /limits does not list them.</summary>
    public ConcurrentCalls Concurrent { get; }

    /// <summary>Batches of bulk jobs; one of Bulk API 2.0 has as many as 10,000 rows begin.</summary>
    public RollingLedger BulkBatches { get; }

    /// <summary>Rows of bulk ingest jobs. /limits does not list them.</summary>
    public RollingLedger BulkRecords { get; }

    public RollingLedger BulkQueryJobs { get; }

    /// <summary>Bytes of results that query jobs made.</summary>
    public RollingLedger BulkQueryBytes { get; }

    /// <summary>Requests to OData services for external objects.</summary>
    public RollingLedger ODataCallouts { get; }

    /// <summary>External rows that were given a record id for the first time.</summary>
    public RollingLedger LongTermIds { get; }

    /// <summary>The same by searches.</summary>
    public RollingLedger ShortTermIds { get; }

    /// <summary>Recipients of mails that automation sends.</summary>
    public RollingLedger WorkflowEmails { get; }

    /// <summary>Of events: published by the hour, delivered by the day.</summary>
    public EventLimits Events { get; }

    /// <summary>How many clients may be connected by Streaming API at once.</summary>
    public long StreamingClients => shown.TryGetValue(LimitTable.StreamingClientsName, out var set) ? set.Max : LimitTable.MaxOf(LimitTable.StreamingClientsName, edition);

    public long PushTopics => LimitTable.PushTopics(edition);

    public long StreamingChannels => LimitTable.StreamingChannels(edition);

    /// <summary>Every allocation with its maximum and what is left, in /limits' order.</summary>
    public IEnumerable<(string Name, long Max, long Remaining)> All()
    {
        foreach (var (name, _) in LimitTable.Allocations)
        {
            var max = shown.TryGetValue(name, out var set) ? set.Max : LimitTable.MaxOf(name, edition);
            yield return counted.TryGetValue(name, out var found) ? (name, found.Ledger.Max / found.Unit, found.Ledger.Remaining / found.Unit)
                : (name, max, Math.Max(0, max - set.Used - InUse(name)));
        }
        if (Apps is null) yield break;
        foreach (var quota in Apps.All()) yield return quota;
    }

    /// <summary>True for those whose uses are counted, and which refuse what is beyond them; the others are only listed.</summary>
    public bool IsCounted(string name) => counted.ContainsKey(name) || name is LimitTable.StreamingClientsName or LimitTable.ActiveScratchOrgsName || name == LimitTable.DataStorageName && DataStorageBytes is not null || name.StartsWith(AppQuotas.Prefix, StringComparison.Ordinal);

    /// <summary>Sets allocations of /limits: the maximum, the uses, or both; all or none. Throws <see cref="ArgumentException"/> for what one cannot be.</summary>
    public void Set(IReadOnlyList<(string Name, long? Max, long? Used, long? Hard)> wanted)
    {
        foreach (var (name, max, used, hard) in wanted) Check(name, max, used, hard);
        foreach (var (name, max, used, hard) in wanted)
        {
            if (name.StartsWith(AppQuotas.Prefix, StringComparison.Ordinal)) Apps!.Set(name, max, used);
            else if (counted.TryGetValue(name, out var found)) found.Ledger.Set(max * found.Unit, used * found.Unit, hard * found.Unit);
            else
            {
                var (presentMax, presentUsed) = shown.TryGetValue(name, out var present) ? present : (LimitTable.MaxOf(name, edition), 0);
                shown[name] = (max ?? presentMax, used ?? presentUsed);
            }
        }
    }

    /// <summary>As it was at the start, without uses; all of them without a name.</summary>
    public void Reset(string? name = null)
    {
        if (name is not null) MustExist(name);
        foreach (var (known, (ledger, _)) in counted)
            if (name is null || name == known) ledger.Reset();
        if (name?.StartsWith(AppQuotas.Prefix, StringComparison.Ordinal) ?? true) Apps?.Reset();
        if (name is null) shown.Clear();
        else shown.TryRemove(name, out _);
    }

    private static RollingLedger Hourly(string name, TimeProvider clock) => new(LimitTable.MaxOf(name), clock, TimeSpan.FromHours(1));

    // Of what is not counted by the use, but is there.
    private long InUse(string name) => name switch
    {
        LimitTable.StreamingClientsName when clients is not null => clients(),
        LimitTable.DataStorageName when state is not null => DataStorage.UsedBytes(state()) / Megabyte,
        _ => 0,
    };

    private void Check(string name, long? max, long? used, long? hard)
    {
        MustExist(name);
        if (hard is { } end && (name != LimitTable.DailyApiRequestsName || end < (max ?? ApiRequests.Max) || end > MostOfAny)) throw new ArgumentException($"{name}: hard is of {LimitTable.DailyApiRequestsName}, and not below max");
        if (max is < 0 or > MostOfAny || used is < 0 or > MostOfAny) throw new ArgumentException($"{name}: max, used and remaining are numbers from 0 to {MostOfAny}, and remaining is at most max");
        if (name == LimitTable.StreamingClientsName && used is not null) throw new ArgumentException($"{name}: its uses are the clients that are connected");
    }

    private void MustExist(string name)
    {
        if (Apps?.Exists(name) != true && !Array.Exists(LimitTable.Allocations, allocation => allocation.Name == name)) throw new ArgumentException($"there is no limit {name}; GET /_fakeforce/limits lists them");
    }

    /// <summary>
    /// Books one call of an app or of none, and gives the text of Sforce-Limit-Info: <c>api-usage=18/15000</c>, and where the app has a quota
    /// <c>; per-app-api-usage=17/250(appName=sample)</c>. Throws when none is left.
    /// </summary>
    public string ChargeApiRequest(string? appKey = null)
    {
        var perApp = Apps?.Charge(appKey);
        if (!ApiRequests.TryUse(1, out var used)) throw new SalesforceException("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        return perApp is null ? string.Create(CultureInfo.InvariantCulture, $"api-usage={used}/{ApiRequests.Max}") : string.Create(CultureInfo.InvariantCulture, $"api-usage={used}/{ApiRequests.Max}; {perApp}");
    }
}
