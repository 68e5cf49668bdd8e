using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Access;

/// <summary>One rule: by the record's owner (<see cref="SharedFrom"/>), or by its fields.</summary>
public sealed record SharingRule(string FullName)
{
    public string AccessLevel { get; init; } = "Read";
    public MemberList SharedTo { get; init; } = new();
    public MemberList? SharedFrom { get; init; }
    public IReadOnlyList<CriteriaItem> CriteriaItems { get; init; } = [];
    public string? BooleanFilter { get; init; }

    /// <summary>Of a rule for accounts: what it gives on their children.</summary>
    public string CaseAccessLevel { get; init; } = "None";
    public string ContactAccessLevel { get; init; } = "None";
    public string OpportunityAccessLevel { get; init; } = "None";
}
