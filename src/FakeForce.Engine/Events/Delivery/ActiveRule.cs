using FakeForce.Engine.Chaos;
using FakeForce.Engine.Events.Subscribers;

namespace FakeForce.Engine.Events.Delivery;

/// <summary>A rule that is on, with the number of times that it has struck.</summary>
public sealed class ActiveRule
{
    private HitCount hits;

    internal ActiveRule(DeliveryRule rule, RecordId? user, DateTimeOffset since) => (Rule, User, Since) = (rule, user, since);

    public DeliveryRule Rule { get; }

    /// <summary>When it was set.</summary>
    public DateTimeOffset Since { get; }

    public int Hits => hits.Value;

    internal RecordId? User { get; }

    /// <summary>False once it has struck as often as it may.</summary>
    internal bool IsLoaded => Rule.Most is not { } most || Hits < most;

    /// <summary>Books a hit; false if that would be one too many.</summary>
    internal bool TryHit() => hits.TryHit(Rule.Most);

    /// <summary>True if it is about what comes by a channel, for one subscriber if it names any.</summary>
    internal bool IsFor(EventTopic topic, SubscriberName? name = null) =>
        (Rule.Channel is null || Rule.Channel == topic.Name)
        && (Rule.Subscriber is null || Rule.Subscriber == name?.Id)
        && (User is null || User == name?.User);

    /// <summary>True if it strikes at the so-manieth event, counted from 1.</summary>
    internal bool StrikesAt(int number) => number > (Rule.After ?? 0) && (number - (Rule.After ?? 0)) % Rule.Every == 0;
}
