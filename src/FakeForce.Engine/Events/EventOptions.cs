using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Events.Delivery;
using FakeForce.Engine.Events.Managed;

namespace FakeForce.Engine.Events;

/// <summary>How the org keeps events, and which channels it has beside the standard ones.</summary>
public sealed record EventOptions
{
    /// <summary>How long they can be replayed.</summary>
    public EventRetention Retention { get; init; } = EventRetention.Usual;

    public IReadOnlyList<EventChannel> Channels { get; init; } = [];

    /// <summary>What the channels carry. Changes of an sObject are captured once its change event is a member of any.</summary>
    public IReadOnlyList<EventChannelMember> Members { get; init; } = [];

    /// <summary>Subscriptions whose place the org keeps.</summary>
    public IReadOnlyList<ManagedEventSubscription> Managed { get; init; } = [];

    /// <summary>How long events take to their subscribers.</summary>
    public DeliveryLatency Latency { get; init; } = DeliveryLatency.None;

    /// <summary>What disturbs their delivery from the start on.</summary>
    public IReadOnlyList<DeliveryRule> DeliveryRules { get; init; } = [];

    /// <summary>How many events of each kind may be delivered in 24 hours, in place of the edition's number.</summary>
    public long? DeliveriesPerDay { get; init; }

    /// <summary>How many may be published in an hour, in place of the edition's number.</summary>
    public long? PublishedPerHour { get; init; }
}
