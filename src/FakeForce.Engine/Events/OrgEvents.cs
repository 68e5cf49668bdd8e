using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Events.Delivery;
using FakeForce.Engine.Events.Subscribers;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events;

/// <summary>
/// The org's event bus: topics, schemas, and cursors on the log. Publishing is part of a transaction; whoever waits for a
/// topic is woken after a commit with events of it.
/// </summary>
public sealed class OrgEvents
{
    private readonly OrgOptions options;
    private readonly EventListeners listeners = new();
    private readonly DisturbedStoring storing;
    private readonly EventSetups setups;
    private readonly ChannelContents channels;
    private volatile Moment moment;
    private volatile PresentSchemas? schemas;
    private volatile DeliveryLatency latency;
    private volatile EventRetention retention;

    internal OrgEvents(Org org, OrgState state)
    {
        (options, Clock) = (org.Options, org.Clock);
        moment = new Moment(state, 0, 0);
        setups = new EventSetups(options.Events);
        channels = new ChannelContents(() => (Setup, State.Catalog));
        Capture = new ChangeCapture(setups);
        (latency, retention) = (options.Events.Latency, options.Events.Retention);
        Rules = new DeliveryRules(org);
        Repeated = new RepeatedEvents(org);
        storing = new DisturbedStoring(org, Repeated);
        Subscribers = new SubscriberList(this);
        Usage = new EventUsage(Clock);
    }

    /// <summary>How long events take to their subscribers. Those that are on their way feel a change too.</summary>
    public DeliveryLatency Latency
    {
        get => latency;
        set
        {
            latency = value;
            listeners.FireAll();
        }
    }

    /// <summary>How long events can be replayed. What is gone once stays gone.</summary>
    public EventRetention Retention
    {
        get => retention;
        set => retention = value;
    }

    /// <summary>What disturbs the delivery of events.</summary>
    public DeliveryRules Rules { get; }

    /// <summary>Events that are to be stored again.</summary>
    public RepeatedEvents Repeated { get; }

    /// <summary>Who reads.</summary>
    public SubscriberList Subscribers { get; }

    /// <summary>How much is published and delivered.</summary>
    public EventUsage Usage { get; }

    /// <summary>The org's channels, their members, and managed subscriptions.</summary>
    public EventSetup Setup => setups.Of(State);

    internal TimeProvider Clock { get; }

    internal ChangeCapture Capture { get; }

    internal OrgState State => moment.State;

    internal EventSetup SetupOf(Transaction transaction) => setups.Of(transaction);

    internal EventSetup SetupOf(OrgState state) => setups.Of(state);

    /// <summary>The replay id of the newest event that ever was.</summary>
    public long LastReplayId => moment.State.Events.LastReplayId;

    /// <summary>Events older than this (milliseconds since 1970) are gone for every reader.</summary>
    internal long Horizon => HorizonOf(retention.Max);

    internal long NowMilliseconds => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    internal (EventLog Log, int Era, long Start) Now
    {
        get
        {
            var now = moment;
            return (now.State.Events, now.Era, now.Start);
        }
    }

    /// <summary>By full channel name: /event/Low_Ink__e, /event/X__chn, /data/ChangeEvents, /data/AccountChangeEvent, /topic/…, /u/….</summary>
    public bool TryTopic(string name, [NotNullWhen(true)] out EventTopic? topic) => Topics.TryFind(channels, name, out topic);

    /// <summary>The present schema of a topic that carries one kind of event.</summary>
    public EventSchema? SchemaOf(EventTopic topic) =>
        topic.Single is not { } type ? null : type.Event is null ? EventSchemas.OfChanges(type) : EventSchemas.OfEvent(type);

    /// <summary>The schema of an event by its API name (Low_Ink__e, AccountChangeEvent).</summary>
    public EventSchema? SchemaOf(string eventName) => EventNames.SchemaOf(moment.State.Catalog, eventName);

    /// <summary>
    /// The JSON of a schema by its id: of a present definition, or of one before it whose events the log may still have. Null
    /// for ids that never were.
    /// </summary>
    public string? SchemaJson(string schemaId) =>
        Present().Find(schemaId)?.Json ?? (SchemaDocuments.Find(moment.State, schemaId) is { } type ? AvroText.Compact(type, schemaId) : null);

    /// <summary>The API name of the event that a schema is of; null for ids that never were.</summary>
    public string? EventOfSchema(string schemaId) => Present().Find(schemaId)?.Name ?? SchemaDocuments.Find(moment.State, schemaId)?.Name;

    /// <summary>The type that an event was written with, which is not the present one where its definition has changed since.</summary>
    public AvroType TypeOf(EventKind kind) => SchemaOf(kind.Name) is { } present && present.Id == kind.SchemaId ? present.Type
        : SchemaDocuments.Find(moment.State, kind.SchemaId) ?? throw new InvalidOperationException($"the schema {kind.SchemaId} of {kind.Name} is not kept");

    /// <summary>True for a platform event, a channel, and an sObject's change events where they are selected.</summary>
    public bool IsPublished(EventTopic topic) =>
        topic.Single is not { Event: null } || Setup.CapturedEvents.Contains(topic.Name[Topics.DataPrefix.Length..]);

    /// <summary>A subscription. Throws <see cref="ReplayIdException"/> for a replay id that is unknown or has aged out.</summary>
    public EventCursor OpenCursor(EventTopic topic, ReplayFrom from)
    {
        var now = moment;
        var log = now.State.Events;
        var place = from.Preset switch
        {
            ReplayPreset.Latest => latency.EndOf(log, NowMilliseconds),
            ReplayPreset.Earliest => FirstKept(log, topic.Life),
            _ => Behind(log, topic, from.ReplayId),
        };
        return new EventCursor(this, topic, place, now.Era) { ReplayId = place > log.First ? log[place - 1].ReplayId : log.Count == 0 ? log.LastReplayId : log[log.First].ReplayId - 1 };
    }

    /// <summary>A look at the log itself behind a replay id, be that kept or not; of one topic or of all.</summary>
    internal EventCursor OpenLog(long after, EventTopic? topic = null)
    {
        var now = moment;
        return new EventCursor(this, topic ?? EventTopic.Everything, now.State.Events.PlaceBehind(after), now.Era) { ReplayId = after, IgnoresLatency = true };
    }

    internal long FirstKept(EventLog log, EventLife life) => log.PlaceOfTime(HorizonOf(retention.Of(life)));

    /// <summary>The event of a replay id; false if the log has none, or none any more.</summary>
    public bool TryFind(long replayId, out EventEntry entry)
    {
        var log = moment.State.Events;
        var place = log.PlaceBehind(replayId) - 1;
        var isThere = place >= log.First && log[place].ReplayId == replayId && place >= FirstKept(log, log[place].Kind.Life);
        entry = isThere ? log[place] : default;
        return isThere;
    }

    internal void Start() => storing.Start();

    /// <summary>Where rules disturb what a transaction stores. The last thing a transaction passes.</summary>
    internal void Disturb(Transaction transaction) => storing.Disturb(transaction);

    /// <summary>Puts latency, retention and rules back to what they were at the start.</summary>
    internal void Reset()
    {
        (Latency, Retention) = (options.Events.Latency, options.Events.Retention);
        Rules.Reset();
        Usage.Clear();
    }

    internal void Committed(OrgState state)
    {
        var before = moment;
        var log = state.Events;
        if (ReferenceEquals(log, before.State.Events))
        {
            moment = before with { State = state };
            return;
        }
        moment = log.Continues(before.State.Events) ? before with { State = state } : new Moment(state, before.Era + 1, log.End);
        if (moment.Era != before.Era)
        {
            listeners.FireAll();
            return;
        }
        Usage.Published(log, before.State.Events.End);
        listeners.Fire(log, before.State.Events.End);
    }

    internal EventListener Listen(EventTopic topic)
    {
        var listener = new EventListener(topic);
        listeners.Add(listener);
        return listener;
    }

    internal void Leave(EventListener listener) => listeners.Remove(listener);

    // An id between two that are kept was left out, and is as good a place as the one before it. 0 is what subscribers learn
    // while there is no event yet, and good for as long as none has aged out.
    private long Behind(EventLog log, EventTopic topic, long replayId)
    {
        if (Rules.IsUnknown(topic, replayId)) throw new ReplayIdException(replayId);
        if (replayId == 0 && FirstKept(log, topic.Life) == 0) return 0;
        var place = log.PlaceBehind(replayId);
        if (replayId > log.LastReplayId || place <= FirstKept(log, topic.Life)) throw new ReplayIdException(replayId);
        return place;
    }

    private PresentSchemas Present()
    {
        var (catalog, setup, known) = (moment.State.Catalog, Setup, schemas);
        return ReferenceEquals(known?.Catalog, catalog) && ReferenceEquals(known.Setup, setup) ? known : schemas = new PresentSchemas(setup, catalog);
    }

    private long HorizonOf(TimeSpan age) => (Clock.GetUtcNow() - age).ToUnixTimeMilliseconds();

    private sealed record Moment(OrgState State, int Era, long Start);
}
