using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Execution.Grouping;

/// <summary>HAVING: a condition over a group's values, with the same two-valued logic as WHERE.</summary>
internal static class GroupFilter
{
    public static bool Matches(BoundCondition condition, Value[] group) => condition switch
    {
        BoundAnd and => and.Parts.All(p => Matches(p, group)),
        BoundOr or => or.Parts.Any(p => Matches(p, group)),
        BoundNot not => !Matches(not.Inner, group),
        GroupComparison comparison => Compare(comparison, group[comparison.Index]),
        _ => throw new InvalidOperationException("unknown condition " + condition.GetType().Name),
    };

    private static bool Compare(GroupComparison comparison, Value value)
    {
        var wanted = comparison.Value.Value;
        if (comparison.Operator == ComparisonOperator.Like) return new LikePattern(wanted.AsText).Matches(value.Bytes);
        var order = Order(value, wanted);
        return comparison.Operator switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static int? Order(in Value value, in Value wanted)
    {
        if (value.IsNull || wanted.IsNull) return value.IsNull && wanted.IsNull ? 0 : null;
        if (value.Kind is StorageKind.Integer or StorageKind.Double) return NumberOf(value).CompareTo(NumberOf(wanted));
        return ValueOrder.KeyOf(value, null).CompareTo(ValueOrder.KeyOf(wanted, null));
    }

    private static double NumberOf(in Value value) => value.Kind == StorageKind.Integer ? value.Bits : value.AsDouble;
}
