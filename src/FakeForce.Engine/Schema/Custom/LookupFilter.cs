using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Schema;

/// <summary>Which records a look-up may point to, in the words of the metadata type LookupFilter.</summary>
public sealed record LookupFilter
{
    public bool Active { get; init; } = true;

    /// <summary>An optional filter only helps people to choose.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Fields of the record pointed to (<c>Contact.AccountId</c>), of the one that points (<c>$Source.AccountId</c>), or of the user.</summary>
    public IReadOnlyList<CriteriaItem> FilterItems { get; init; } = [];
    public string? BooleanFilter { get; init; }
    public string? ErrorMessage { get; init; }
}
