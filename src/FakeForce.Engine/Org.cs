using FakeForce.Engine.Access;
using FakeForce.Engine.ApexRest;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Chaos;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Managed;
using FakeForce.Engine.Events.Push;
using FakeForce.Engine.Events.Streaming;
using FakeForce.Engine.External;
using FakeForce.Engine.Flows.Later;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Journal;
using FakeForce.Engine.Limits;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Engine.Records;
using FakeForce.Engine.Records.Locks;
using FakeForce.Engine.Rules;
using FakeForce.Engine.Rules.Escalation;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Cursors;
using FakeForce.Engine.Soql.Named;
using FakeForce.Engine.Sosl;
using FakeForce.Engine.State;

namespace FakeForce.Engine;

/// <summary>
/// A Salesforce org as a plain object. Reading is taking <see cref="State"/>, one immutable moment; writing is handing a
/// transaction to <see cref="WriteAsync{T}"/>.
/// </summary>
public sealed partial class Org : IAsyncDisposable
{
    private readonly Lane lane;
    private readonly CursorNumbers numbers;
    private readonly FlowJobs? flowJobs;
    private readonly Escalations? escalations;
    private readonly ExternalCursors externalCursors;
    private readonly CancellationTokenSource ended = new();
    private volatile OrgState state;
    private OrgState atStart;

    private Org(OrgOptions options, TimeProvider clock, OrgState start, RecordId id, Org? parent = null, OrgJournal? journal = null, long round = 0)
    {
        Journal = journal;
        Options = options;
        Clock = clock;
        Id = id;
        Chance = new Chance(options.SeedValue, round);
        state = atStart = start;
        numbers = new CursorNumbers(round, parent?.numbers);
        Cursors = new QueryCursors(numbers);
        NamedQueries = parent?.NamedQueries ?? new NamedQueries(options.NamedQueries, start.Catalog, options.ApiVersion);
        ApexRest = parent is null ? new ApexStubs(options.ApexRest, start.Catalog, options.ApiVersion) : new ApexStubs(parent.ApexRest);
        Streaming = new StreamingClients(this);
        Limits = new OrgLimits(options.Edition, clock, () => Streaming.Count, options.Events, new AppQuotas(this), () => State);
        Held = new HeldRows(clock);
        Rules = parent?.Rules ?? OrgRules.Bind(options, start.Catalog);
        lane = new Lane(() => state, Commit, clock, gathers: journal is not null, ((Action<Transaction>)MessageQueue.AddEffects) + (transaction => Events!.Capture.Publish(transaction)) + PushCapture.Publish + (transaction => Events!.Disturb(transaction)) + EventJobs.Add + Mails.Take, Limits, Rules, Held);
        Recent = new RecentItems(clock);
        Queries = new Queries();
        Events = new OrgEvents(this, start);
        ManagedSubscriptions = new ManagedSubscriptions(this);
        Faults = new FaultRules(this);
        Identity = new OrgIdentity(this, parent?.Id == id ? parent.Identity : null);
        Snapshots = new OrgSnapshots(this);
        Searches = new Searches(options.SearchDelay, start, parent?.Searches);
        Bulk = new BulkJobs(this, parent?.Bulk);
        Outbound = new OutboundMessages(this, start);
        External = new OrgExternal(this, externalCursors = new ExternalCursors(numbers));
        CalloutJobs = new CalloutJobs(this, start);
        flowJobs = Rules.Flows is null ? null : new FlowJobs(this, start);
        escalations = Rules.Escalation is { } escalation ? new Escalations(this, start, escalation) : null;
        Events.Start();
    }

    public OrgOptions Options { get; }
    public TimeProvider Clock { get; }
    public Chance Chance { get; }

    /// <summary>Rows that somebody else's transaction holds, as tests say.</summary>
    public HeldRows Held { get; }

    /// <summary>What it does of itself when records are saved.</summary>
    internal OrgRules Rules { get; }

    /// <summary>Null for an org in memory.</summary>
    internal OrgJournal? Journal { get; }

    /// <summary>The organisation's own id (00D…).</summary>
    public RecordId Id { get; }

    /// <summary>Users' credentials, connected apps, grants and sessions.</summary>
    public OrgIdentity Identity { get; }

    public OrgLimits Limits { get; }

    public Queries Queries { get; }
    public QueryCursors Cursors { get; }
    public NamedQueries NamedQueries { get; }
    public Searches Searches { get; }

    /// <summary>What stands in for the org's Apex REST resources.</summary>
    public ApexStubs ApexRest { get; }

    public BulkJobs Bulk { get; }

    /// <summary>The event bus: topics and cursors.</summary>
    public OrgEvents Events { get; }

    /// <summary>The clients of Streaming API.</summary>
    public StreamingClients Streaming { get; }

    /// <summary>Subscriptions whose place in their topic the org keeps.</summary>
    public ManagedSubscriptions ManagedSubscriptions { get; }

    /// <summary>What disturbs calls.</summary>
    public FaultRules Faults { get; }

    /// <summary>Moments of the org that are kept by name.</summary>
    public OrgSnapshots Snapshots { get; }

    /// <summary>What this org makes other orgs with; null for one that is alone, or is not the first of a process.</summary>
    public ScratchOrgs? Scratch { get; internal set; }

    /// <summary>What each user worked with last.</summary>
    public RecentItems Recent { get; }

    /// <summary>The present: of the org, or of the transaction that this org is seen from inside of.</summary>
    public OrgState State => inside is null ? state : inside.Freeze();
    public Catalog Catalog => inside is null ? state.Catalog : inside.Catalog;

    /// <summary>The sObjects as a user sees them, who may not be allowed all.</summary>
    public Catalog CatalogOf(RecordId user) => Catalog.Access is null ? Catalog : State.CatalogOf(user);

    /// <summary>
    /// Runs a transaction in the org's one lane. It is adopted whole when <paramref name="body"/> returns, dropped whole
    /// when it throws; the result comes back once the commit is durable.
    /// </summary>
    public ValueTask<T> WriteAsync<T>(Func<Transaction, T> body, CancellationToken cancel = default) =>
        inside is null ? lane.RunAsync(body, cancel) : new(inside.Within(body));

    /// <summary>The same for a chunk of a load, behind the calls that wait.</summary>
    internal ValueTask<T> LoadAsync<T>(Func<Transaction, T> body) => inside is null ? lane.RunLoadAsync(body) : new(inside.Within(body));

    /// <summary>What a reset goes back to.</summary>
    public OrgState Baseline => atStart;

    /// <summary>Puts the org back to what it was after its start.</summary>
    public async ValueTask<bool> ResetAsync(CancellationToken cancel = default)
    {
        Recent.Clear();
        Searches.StartFrom(atStart);
        Events.Reset();
        Faults.Reset();
        ApexRest.Reset();
        Mails.Clear();
        Limits.Reset();
        var isReset = await RestoreAsync(atStart, cancel).ConfigureAwait(false);
        (Clock as OrgClock)?.Reset();
        return isReset;
    }

    /// <summary>Has the org go on with its clock as it is now after a restart.</summary>
    public ValueTask<bool> KeepClockAsync(CancellationToken cancel = default) => WriteAsync(transaction =>
    {
        if (Clock is OrgClock own) KeptClock.Keep(transaction, own.Setting);
        return true;
    }, cancel);

    /// <summary>Has the events up to a replay id gone for every reader. With a data folder they are there again after a restart, until they age out.</summary>
    public ValueTask<bool> PurgeEventsAsync(long replayId, CancellationToken cancel = default) => WriteAsync(transaction =>
    {
        transaction.PurgeEvents(replayId);
        return true;
    }, cancel);

    /// <summary>Makes a kept <see cref="State"/> the present again.</summary>
    public async ValueTask<bool> RestoreAsync(OrgState moment, CancellationToken cancel = default)
    {
        var restored = await lane.RunAsync(transaction =>
        {
            transaction.Become(moment);
            return true;
        }, cancel).ConfigureAwait(false);
        Cursors.Clear();
        External.Clear();
        Bulk.Forget();
        return restored;
    }

    /// <summary>Builds an index that a reader found missing and gives the state that has it.</summary>
    internal OrgState WithIndex(SObjectType type, Field field, bool bySortOrder = false)
    {
        if (State.TableOf(type).TryIndex(field, out _, bySortOrder)) return State;
        WriteAsync(transaction =>
        {
            transaction.EnsureIndex(type, field, bySortOrder);
            return true;
        }, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return State;
    }

    /// <summary>The time zone in which a user's date literals are meant.</summary>
    public TimeZoneInfo TimeZoneOf(RecordId user)
    {
        var users = Catalog["User"];
        var row = State.Find(users, user);
        return users.TryField("TimeZoneSidKey", out var field) && row.Has(field.Ordinal) ? TimeZones.Named(row.Get(field).AsText) : TimeZoneInfo.Utc;
    }

    /// <summary>Cancelled when the org ends: whoever waits for something of it is to go.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>Ends the org; writes that come later fail. With a journal, closes its file.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync().ConfigureAwait(false);
        (Clock as OrgClock)?.Stop();
        await Bulk.StopAsync().ConfigureAwait(false);
        Journal?.Close();
    }

    private void Commit(OrgState next, IReadOnlyList<Change> changes)
    {
        next = next.With(next.Events.Without(Events.Horizon));
        if (changes.Count > 0 || !ReferenceEquals(next.Events, state.Events)) Journal?.Append(next, changes);
        var before = state;
        state = next;
        Events.Committed(next);
        Outbound.Committed(changes);
        CalloutJobs.Committed(changes);
        flowJobs?.Committed(changes, next);
        escalations?.Committed(changes);
        Scratch?.Committed(before, next);
        Searches.Committed(next, Clock.GetUtcNow());
    }
}
