using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.Soql.Syntax;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// What the indexes of a table can do for a condition: ids are places in the table; equalities, lists and semi-joins look
/// up values; ranges and the beginnings of texts take a stretch of an ordered index; a filter on a parent looks up the
/// parents and then their children.
/// </summary>
internal sealed class IndexOffers(Run run, SObjectType type)
{
    private readonly Table table = run.TableOf(type);

    public IEnumerable<Candidate> For(IReadOnlyList<BoundCondition> conjuncts)
    {
        foreach (var part in conjuncts)
            if (For(part) is { } candidate) yield return candidate;
        foreach (var range in new RangeOffers(run, table).For(conjuncts)) yield return range;
    }

    private Candidate? For(BoundCondition condition) => condition switch
    {
        BoundComparison { Path.Root: ParentStep step } => OfParents(condition, step),
        BoundList { Path.Root: ParentStep step } => OfParents(condition, step),
        BoundComparison { Operator: ComparisonOperator.Equal } comparison => OfValues(comparison.Path, [comparison.Value]),
        BoundComparison { Operator: ComparisonOperator.Like } comparison => OfBeginning(comparison),
        BoundList { Operator: ListOperator.In } list => OfValues(list.Path, list.Values),
        BoundSemiJoin { Negated: false } join => OfIds(join.Path, [.. run.IdsOf(join)]),
        _ => null,
    };

    private Candidate? OfValues(BoundPath path, IReadOnlyList<Constant> values)
    {
        if (path.Function is not null || path.AsLabel || path.Root is not LeafStep { Field: var field }) return null;
        // Indexes do not hold nulls, and a date literal is a range.
        if (values.Any(v => v.IsNull || v.DateLiteral is not null)) return null;
        if (path.Kind.IsId()) return OfIds(path, [.. values.Select(v => v.Value.AsId)]);
        return path.Kind == LeafKind.Text && table.TryIndex(field, out var index) ? OfKeys(field, index, [.. values.Select(v => IndexKey.Of(v.Value))]) : null;
    }

    private Candidate? OfIds(BoundPath path, IReadOnlyList<RecordId> ids)
    {
        if (path.Root is not LeafStep { Field: var field }) return null;
        if (path.Kind == LeafKind.Id) return new Candidate(field, ids.Count, () => NumbersOf(ids));
        return table.TryIndex(field, out var index) ? OfKeys(field, index, [.. ids.Select(id => id.Bits)]) : null;
    }

    private List<int> NumbersOf(IReadOnlyList<RecordId> ids)
    {
        var numbers = new List<int>(ids.Count);
        foreach (var id in ids)
            if (id.Prefix == type.KeyPrefix && id.Number > 0 && id.Number <= table.Count) numbers.Add((int)id.Number);
        return numbers;
    }

    private Candidate OfKeys(Field field, SortedIndex index, IReadOnlyList<ulong> keys)
    {
        var estimate = 0;
        foreach (var key in keys) estimate += index.Count(key, key, table.Count);
        return new Candidate(field, estimate, () =>
        {
            var found = new List<int>(estimate);
            foreach (var key in keys) index.Find(key, found);
            return found;
        });
    }

    private Candidate? OfBeginning(BoundComparison like)
    {
        if (like.Path is not { Kind: LeafKind.Text, Function: null, AsLabel: false, Root: LeafStep { Field: var field } }) return null;
        if (!table.TryIndex(field, out var index, bySortOrder: true)) return null;
        if (!LikePattern.TryBeginning(like.Value.Value.AsText, out var low, out var high)) return null;
        return RangeOffers.Of(field, index, low, high, table.Count);
    }

    // Only where a row without a parent cannot match, and the parents themselves are found by an index.
    private Candidate? OfParents(BoundCondition condition, ParentStep step)
    {
        if (step.Targets is not [var target] || !table.TryIndex(step.Reference, out var index)) return null;
        var inner = AtParent(condition, target.Next);
        var predicate = new PredicateBuilder(run).Build(inner);
        if (predicate.Matches(default, default) || new Planner(run).Choose(target.Type, inner).Numbers is not { } parents) return null;
        var rows = run.TableOf(target.Type);
        var keys = new List<ulong>();
        foreach (var number in parents)
        {
            var id = target.Type.IdOf(number);
            if (rows.RowAt(number) is { Exists: true } row && predicate.Matches(row, id)) keys.Add(id.Bits);
        }
        return OfKeys(step.Reference, index, keys);
    }

    /// <summary>The same condition as the parent sees it.</summary>
    internal static BoundCondition AtParent(BoundCondition condition, PathStep next) => condition switch
    {
        BoundComparison comparison => comparison with { Path = comparison.Path with { Root = next } },
        BoundList list => list with { Path = list.Path with { Root = next } },
        _ => condition,
    };
}
