namespace FakeForce.Engine.Events.Delivery;

/// <summary>A rule has a subscriber's stream end here.</summary>
public sealed class DeliveryEndedException(bool sessionEnds) : Exception("a rule of delivery ends the stream")
{
    /// <summary>True if the subscriber's session is to end too, false if the stream alone.</summary>
    public bool SessionEnds { get; } = sessionEnds;
}
