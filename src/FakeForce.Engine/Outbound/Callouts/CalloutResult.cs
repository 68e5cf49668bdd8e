namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>What a run came to.</summary>
public sealed record CalloutResult(bool IsCompleted, string Text)
{
    /// <summary>The exception that ended it, as Apex prints it; null for a run that is completed.</summary>
    public string? Problem { get; init; }
}
