using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Access;

/// <summary>The sharing rules of one object (Metadata API guide, "SharingRules").</summary>
public sealed record SharingRulesDefinition(string FullName)
{
    public IReadOnlyList<SharingRule> CriteriaRules { get; init; } = [];
    public IReadOnlyList<SharingRule> OwnerRules { get; init; } = [];
}
