using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.Sosl.Syntax;

namespace FakeForce.Engine.Sosl.Binding;

/// <summary>A search that has nothing left to fail: names resolved, rules obeyed.</summary>
internal sealed record BoundSearch
{
    /// <summary>Null for a text that is too long to find anything.</summary>
    public required SearchNode? Query { get; init; }

    /// <summary>The same text as searches of articles, documents and solutions understand it: OR between terms without an operator.</summary>
    public required SearchNode? LooseQuery { get; init; }

    /// <summary>As it stands between the braces.</summary>
    public required string Text { get; init; }

    /// <summary>Null for all fields.</summary>
    public FieldGroup? Group { get; init; }

    /// <summary>Null for every searchable object.</summary>
    public IReadOnlyList<BoundReturn>? Returning { get; init; }
    public int Limit { get; init; }
    public bool Highlights { get; init; }
    public bool WantsLabels { get; init; }
    public RecordId? Pricebook { get; init; }
}

/// <summary>One object of RETURNING: the filter, order, limits and shape of its records.</summary>
internal sealed record BoundReturn(BoundQuery Query, bool OnlyRecent)
{
    public SObjectType Type => Query.Type;
}
