namespace FakeForce.Engine.Events.Delivery;

/// <summary>
/// How long events can be replayed: high-volume platform events and change events (Pub/Sub API guide, "Event Message Durability"), and
/// the older kinds: standard-volume events, PushTopics and generic streaming.
/// </summary>
public sealed record EventRetention(TimeSpan HighVolume, TimeSpan Legacy)
{
    /// <summary>As long as Salesforce keeps them.</summary>
    public static EventRetention Usual { get; } = new(TimeSpan.FromHours(72), TimeSpan.FromHours(24));

    /// <summary>Ours.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    internal TimeSpan Max => HighVolume > Legacy ? HighVolume : Legacy;

    public IEnumerable<string> Problems()
    {
        if (HighVolume < TimeSpan.Zero || HighVolume > Longest) yield return $"retentionHours is a number from 0 to {Longest.TotalHours}";
        if (Legacy < TimeSpan.Zero || Legacy > Longest) yield return $"legacyRetentionHours is a number from 0 to {Longest.TotalHours}";
    }

    internal TimeSpan Of(EventLife life) => life == EventLife.HighVolume ? HighVolume : Legacy;
}
