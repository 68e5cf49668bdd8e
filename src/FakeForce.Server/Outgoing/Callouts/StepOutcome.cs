namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>What became of a step: one of the three.</summary>
internal sealed record StepOutcome
{
    public OutgoingAnswer? Response { get; init; }
    public IReadOnlyList<string>? Ids { get; init; }
    public (string Type, string Text)? Exception { get; init; }
}
