using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// Chooses how to reach the rows: of the conditions that must all hold, the one that leaves the fewest candidates. Ids
/// are places in the table; other equalities need an index that somebody has built.
/// </summary>
internal sealed class Planner(Run run)
{
    public AccessPath Choose(BoundQuery query)
    {
        var table = run.TableOf(query.Type);
        var best = AccessPath.TableScan;
        foreach (var part in query.Where is BoundAnd and ? and.Parts : query.Where is { } only ? [only] : [])
        {
            var path = For(part, query.Type, table);
            if (path?.Numbers is { } numbers && (best.Numbers is null || numbers.Count < best.Numbers.Count)) best = path;
        }
        return best;
    }

    private AccessPath? For(BoundCondition condition, SObjectType type, Table table) => condition switch
    {
        BoundComparison { Operator: ComparisonOperator.Equal } comparison => ForValues(comparison.Path, [comparison.Value], type, table),
        BoundList { Operator: ListOperator.In } list => ForValues(list.Path, list.Values, type, table),
        BoundSemiJoin { Negated: false } join => ForValues(join.Path, [.. run.IdsOf(join).Select(id => new Constant(Value.Of(id)))], type, table),
        _ => null,
    };

    private static AccessPath? ForValues(BoundPath path, IReadOnlyList<Constant> values, SObjectType type, Table table)
    {
        if (path.Root is not LeafStep { Field: var field } || path.AsLabel) return null;
        if (path.Kind == LeafKind.Id) return new AccessPath("Index", NumbersOf(values, type, table), [field]);
        if (path.Kind is not (LeafKind.Reference or LeafKind.Text) || !table.TryIndex(field, out var index)) return null;
        var found = new List<int>();
        foreach (var value in values)
        {
            // Indexes do not hold nulls.
            if (value.IsNull) return null;
            index.Find(IndexKey.Of(value.Value), found);
        }
        return new AccessPath("Index", InOrder(found), [field]);
    }

    private static List<int> NumbersOf(IReadOnlyList<Constant> values, SObjectType type, Table table)
    {
        var numbers = new List<int>(values.Count);
        foreach (var value in values)
        {
            var id = value.Value.AsId;
            if (id.Prefix == type.KeyPrefix && id.Number > 0 && id.Number <= table.Count) numbers.Add((int)id.Number);
        }
        return InOrder(numbers);
    }

    private static List<int> InOrder(List<int> numbers)
    {
        if (numbers.Count < 2) return numbers;
        numbers.Sort();
        var kept = 1;
        for (var i = 1; i < numbers.Count; i++)
            if (numbers[i] != numbers[kept - 1]) numbers[kept++] = numbers[i];
        numbers.RemoveRange(kept, numbers.Count - kept);
        return numbers;
    }
}
