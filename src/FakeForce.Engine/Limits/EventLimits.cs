using FakeForce.Engine.Events;

namespace FakeForce.Engine.Limits;

/// <summary>
/// How many events may be published by the hour and delivered by the day. Deliveries count once for each subscriber (Platform
/// Events Developer Guide, "Platform Event Allocations"); whether Salesforce's hours roll is not said, here they do.
/// </summary>
public sealed class EventLimits
{
    private readonly RollingLedger pushTopics, generic, platform, standardVolume, published, publishedStandardVolume;

    /// <param name="edition">What was bought.</param>
    /// <param name="clock">The org's.</param>
    /// <param name="delivered">Deliveries of each kind by the day, in place of the edition's; null for those.</param>
    /// <param name="publishedMost">The same for events published by the hour.</param>
    internal EventLimits(Edition edition, TimeProvider clock, long? delivered = null, long? publishedMost = null)
    {
        pushTopics = Daily(LimitTable.DeliveredPushTopicEventsName);
        generic = Daily(LimitTable.DeliveredGenericEventsName);
        platform = Daily(LimitTable.DeliveredPlatformEventsName);
        standardVolume = Daily(LimitTable.DeliveredStandardVolumeEventsName);
        published = Hourly(LimitTable.PublishedPlatformEventsName);
        publishedStandardVolume = Hourly(LimitTable.PublishedStandardVolumeEventsName);

        RollingLedger Daily(string name) => new(delivered ?? LimitTable.MaxOf(name, edition), clock);
        RollingLedger Hourly(string name) => new(publishedMost ?? LimitTable.MaxOf(name, edition), clock, TimeSpan.FromHours(1));
    }

    /// <summary>What deliveries of such an event are booked on: change events share theirs with platform events.</summary>
    public RollingLedger DeliveriesOf(EventKind kind) =>
        kind.IsPushTopic ? pushTopics : kind.IsGeneric ? generic : kind.Life == EventLife.Legacy ? standardVolume : platform;

    /// <summary>The same for what comes by a topic.</summary>
    public RollingLedger DeliveriesOf(EventTopic topic) => DeliveriesOf(new EventKind(topic.Name, "", topic.Life));

    /// <summary>What publishing a platform event is booked on.</summary>
    public RollingLedger PublishingOf(EventKind kind) => kind.Life == EventLife.Legacy ? publishedStandardVolume : published;

    internal IEnumerable<(string Name, RollingLedger Ledger)> Ledgers =>
    [
        (LimitTable.DeliveredPushTopicEventsName, pushTopics),
        (LimitTable.DeliveredGenericEventsName, generic),
        (LimitTable.DeliveredPlatformEventsName, platform),
        (LimitTable.DeliveredStandardVolumeEventsName, standardVolume),
        (LimitTable.PublishedPlatformEventsName, published),
        (LimitTable.PublishedStandardVolumeEventsName, publishedStandardVolume),
    ];
}
