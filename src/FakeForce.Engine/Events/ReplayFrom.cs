namespace FakeForce.Engine.Events;

/// <summary>Where a subscriber begins: behind the newest event, at the oldest that is kept, or behind one that it names.</summary>
public readonly record struct ReplayFrom
{
    private ReplayFrom(ReplayPreset preset, long replayId) => (Preset, ReplayId) = (preset, replayId);

    public ReplayPreset Preset { get; }
    public long ReplayId { get; }

    public static ReplayFrom Latest => default;
    public static ReplayFrom Earliest => new(ReplayPreset.Earliest, 0);
    internal static ReplayFrom At(ReplayPreset preset) => new(preset, 0);
    public static ReplayFrom After(long replayId) => new(ReplayPreset.Custom, replayId);
}

public enum ReplayPreset { Latest, Earliest, Custom }
