using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Functions;
using FakeForce.Engine.Soql.Syntax;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>An amount compared with one in a named currency: both are brought to the corporate currency.</summary>
internal sealed class AmountPredicate(LeafStep leaf, ComparisonOperator comparison, double wanted, Currencies currencies) : Predicate
{
    /// <summary>Amounts are stored to the cent, so that less is only the error of the division.</summary>
    private const double Nothing = 1e-9;

    public override bool Matches(Row row, RecordId id)
    {
        if (!row.Has(leaf.Field.Ordinal)) return comparison == ComparisonOperator.NotEqual;
        var amount = currencies.ToCorporate(row.Double(leaf.Field.Ordinal), leaf.Type, row);
        var order = Math.Abs(amount - wanted) <= Nothing * Math.Max(1, Math.Abs(wanted)) ? 0 : amount.CompareTo(wanted);
        return comparison switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }
}
