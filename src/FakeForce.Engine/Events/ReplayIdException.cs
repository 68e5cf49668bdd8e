namespace FakeForce.Engine.Events;

/// <summary>The event that a subscriber wants to go on from is unknown, or has aged out. Each face has its own words for it.</summary>
public sealed class ReplayIdException(long replayId) : Exception($"no event with the replay id {replayId} is kept")
{
    public long ReplayId { get; } = replayId;
}
