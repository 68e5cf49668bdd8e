using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>A condition whose names are resolved and whose constants have the type of their field.</summary>
internal abstract record BoundCondition;

internal sealed record BoundAnd(IReadOnlyList<BoundCondition> Parts) : BoundCondition;

internal sealed record BoundOr(IReadOnlyList<BoundCondition> Parts) : BoundCondition;

internal sealed record BoundNot(BoundCondition Inner) : BoundCondition;

internal sealed record BoundComparison(BoundPath Path, ComparisonOperator Operator, Constant Value) : BoundCondition;

internal sealed record BoundList(BoundPath Path, ListOperator Operator, IReadOnlyList<Constant> Values) : BoundCondition;

/// <summary>The left path's id is, or is not, among those that the inner query's reference field yields.</summary>
internal sealed record BoundSemiJoin(BoundPath Path, bool Negated, BoundQuery Inner, Field InnerField) : BoundCondition;

/// <summary>A constant: a value, or a date literal whose days are known only when the query runs.</summary>
internal readonly record struct Constant(Value Value, Literal? DateLiteral = null)
{
    /// <summary>The ISO code of USD5000, whose value is then the amount.</summary>
    public string? Currency { get; init; }

    public bool IsNull => DateLiteral is null && Value.IsNull;
}
