namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>What a run came to.</summary>
public sealed record CalloutResult(bool IsCompleted, string Text);
