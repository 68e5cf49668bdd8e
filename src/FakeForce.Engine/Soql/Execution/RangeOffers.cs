using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>Stretches of the ordered indexes of numbers, dates and moments: all comparisons of one field give one stretch.</summary>
internal sealed class RangeOffers(Run run, Table table)
{
    public IEnumerable<Candidate> For(IReadOnlyList<BoundCondition> conjuncts)
    {
        var ranges = new Dictionary<Field, (ulong Low, ulong High)>();
        foreach (var part in conjuncts)
        {
            if (part is not BoundComparison { Path.Root: LeafStep { Field: var field } } comparison || KeysOf(comparison) is not { } keys) continue;
            ranges[field] = ranges.TryGetValue(field, out var known) ? (Math.Max(known.Low, keys.Low), Math.Min(known.High, keys.High)) : keys;
        }
        foreach (var (field, range) in ranges)
            if (table.TryIndex(field, out var index)) yield return Of(field, index, range.Low, range.High, table.Count);
    }

    public static Candidate Of(Field field, SortedIndex index, ulong low, ulong high, int most)
    {
        var estimate = index.Count(low, high, most);
        return new Candidate(field, estimate, () =>
        {
            var found = new List<int>(estimate);
            index.Find(low, high, found);
            return found;
        });
    }

    private (ulong Low, ulong High)? KeysOf(BoundComparison comparison)
    {
        if (!IsRange(comparison)) return null;
        if (comparison.Path.Kind == LeafKind.Double)
        {
            var (least, greatest) = PredicateBuilder.RangeOf(comparison.Operator, comparison.Value.Value.AsDouble);
            return (IndexKey.OfDouble(least), IndexKey.OfDouble(greatest));
        }
        var (low, high) = new PredicateBuilder(run).RangeOf(comparison.Path.Kind, comparison.Operator, comparison.Value);
        return (IndexKey.OfInteger(low), IndexKey.OfInteger(high));
    }

    public static bool IsRange(BoundComparison comparison) =>
        comparison is { Path: { Function: null, Kind: LeafKind.Integer or LeafKind.Double or LeafKind.Date or LeafKind.DateTime or LeafKind.Time }, Value: { IsNull: false, Currency: null } }
        && comparison.Operator is not (ComparisonOperator.NotEqual or ComparisonOperator.Like);
}
