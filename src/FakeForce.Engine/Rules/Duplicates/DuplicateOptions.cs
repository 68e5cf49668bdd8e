namespace FakeForce.Engine.Rules.Duplicates;

public sealed record DuplicateOptions
{
    public IReadOnlyList<MatchingRule> MatchingRules { get; init; } = [];
    public IReadOnlyList<DuplicateRule> DuplicateRules { get; init; } = [];
}
