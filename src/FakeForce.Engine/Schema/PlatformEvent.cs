namespace FakeForce.Engine.Schema;

/// <summary>What the definition of a platform event says beyond its fields.</summary>
public sealed record PlatformEvent(PublishBehavior Behavior = PublishBehavior.PublishImmediately, EventVolume Volume = EventVolume.HighVolume);

/// <summary>When an event that is part of a transaction is published (Metadata API Developer Guide, CustomObject publishBehavior).</summary>
public enum PublishBehavior
{
    /// <summary>At once, and whatever becomes of the transaction.</summary>
    PublishImmediately,
    /// <summary>With the commit, or not at all.</summary>
    PublishAfterCommit,
}

/// <summary>The eventType: standard-volume events are kept for a day, high-volume ones for three.</summary>
public enum EventVolume { HighVolume, StandardVolume }
