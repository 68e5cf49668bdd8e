using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Execution.Grouping;

/// <summary>HAVING: a condition over a group's values, with the same two-valued logic as WHERE.</summary>
internal static class GroupFilter
{
    public static bool Matches(BoundCondition condition, Value[] group, Run run) => condition switch
    {
        BoundAnd and => and.Parts.All(p => Matches(p, group, run)),
        BoundOr or => or.Parts.Any(p => Matches(p, group, run)),
        BoundNot not => !Matches(not.Inner, group, run),
        GroupComparison { Value.DateLiteral: { } literal } comparison => Compare(comparison, group[comparison.Index], literal, run),
        GroupComparison comparison => Compare(comparison, group[comparison.Index]),
        _ => throw new InvalidOperationException("unknown condition " + condition.GetType().Name),
    };

    private static bool Compare(GroupComparison comparison, Value value)
    {
        var wanted = comparison.Value.Value;
        if (comparison.Operator == ComparisonOperator.Like) return new LikePattern(wanted.AsText, comparison.TellsCase).Matches(value.Bytes);
        var order = Order(value, wanted);
        if (order == 0 && comparison.TellsCase && !value.IsNull) order = value.Bytes.AsSpan().SequenceCompareTo(wanted.Bytes);
        return Holds(comparison.Operator, order);
    }

    // A date literal is a range of days: below is before its first moment, above is behind its last.
    private static bool Compare(GroupComparison comparison, Value value, Literal literal, Run run)
    {
        if (value.IsNull) return comparison.Operator == ComparisonOperator.NotEqual;
        var (first, last) = comparison.Kind == LeafKind.Date ? run.Ranges.Days(literal) : run.Ranges.Milliseconds(literal);
        var place = value.Bits < first ? -1 : value.Bits > last ? 1 : 0;
        return Holds(comparison.Operator, place);
    }

    private static bool Holds(ComparisonOperator comparison, int? order) => comparison switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static int? Order(in Value value, in Value wanted)
    {
        if (value.IsNull || wanted.IsNull) return value.IsNull && wanted.IsNull ? 0 : null;
        if (value.Kind is StorageKind.Integer or StorageKind.Double) return NumberOf(value).CompareTo(NumberOf(wanted));
        return ValueOrder.KeyOf(value, null).CompareTo(ValueOrder.KeyOf(wanted, null));
    }

    private static double NumberOf(in Value value) => value.Kind == StorageKind.Integer ? value.Bits : value.AsDouble;
}
