namespace FakeForce.Engine.Soql.Syntax;

/// <summary>A name where it stands in the source.</summary>
internal readonly record struct Word(string Text, int Position)
{
    public bool Is(string text) => Text.Equals(text, StringComparison.OrdinalIgnoreCase);
    public override string ToString() => Text;
}

/// <summary>A SELECT statement, or the sub-query of one, as written: names are not resolved yet.</summary>
internal sealed record Query
{
    public required int Position { get; init; }
    public required IReadOnlyList<SelectItem> Select { get; init; }
    public required FromClause From { get; init; }
    public Word? Scope { get; init; }
    public Condition? Where { get; init; }
    public WithClause? With { get; init; }
    public GroupByClause? GroupBy { get; init; }
    public Condition? Having { get; init; }
    public IReadOnlyList<Ordering> OrderBy { get; init; } = [];
    public Count? Limit { get; init; }
    public Count? Offset { get; init; }
    public Word? AllRows { get; init; }

    /// <summary>VIEW, REFERENCE and UPDATE of the FOR clauses.</summary>
    public IReadOnlyList<Word> For { get; init; } = [];

    /// <summary>TRACKING and VIEWSTAT of the UPDATE clause.</summary>
    public IReadOnlyList<Word> Update { get; init; } = [];
}

/// <summary>FROM: the object with its alias, and old-style aliases of relationships (<c>Contact c, c.Account a</c>).</summary>
internal sealed record FromClause(FieldPath Object, Word? Alias, IReadOnlyList<AliasedRelationship> Relationships);

internal sealed record AliasedRelationship(FieldPath Path, Word? Alias);

/// <summary>WITH: <paramref name="Text"/> is its first word or words in capitals, such as SECURITY_ENFORCED or DATA CATEGORY.</summary>
internal sealed record WithClause(string Text, int Position);

internal enum GroupingKind : byte { Plain, Rollup, Cube }

internal sealed record GroupByClause(GroupingKind Kind, IReadOnlyList<Operand> Operands, int Position);

internal enum NullsPlace : byte { First, Last }

internal sealed record Ordering(Operand Operand, bool Descending, NullsPlace Nulls);

/// <summary>The number of LIMIT or OFFSET.</summary>
internal readonly record struct Count(int Value, int Position)
{
    /// <summary>The name of the parameter that stands for the number in a named query.</summary>
    public string? Parameter { get; init; }
}
