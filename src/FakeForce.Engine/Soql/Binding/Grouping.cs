using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

internal enum AggregateFunction : byte { None, Count, CountDistinct, Sum, Avg, Min, Max, Grouping }

/// <summary>
/// The aggregate side of a query. A group's values are the <paramref name="Keys"/> followed by the
/// <paramref name="Aggregates"/>; columns, HAVING and ORDER BY name them by that place.
/// </summary>
internal sealed record Grouping(GroupingKind Kind, IReadOnlyList<BoundPath> Keys, IReadOnlyList<Aggregate> Aggregates, BoundCondition? Having);

/// <summary>COUNT(Id) counts rows: its path is null.</summary>
internal sealed record Aggregate(AggregateFunction Function, BoundPath? Path)
{
    /// <summary>Set for a value that is made of another value of the group, not of its rows.</summary>
    public Derivation? Derivation { get; init; }
}
