using FakeForce.Engine.Records;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Sorting;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Execution.Grouping;

/// <summary>Makes groups of rows: sorts each row into its group, adds it up, then filters, sorts and cuts the groups.</summary>
internal sealed class Grouper(Run run, BoundQuery query)
{
    /// <summary>Aggregate results come in one batch (SOQL and SOSL reference, "queryMore() and aggregate results").</summary>
    private const int MostGroups = 2_000;

    private readonly Binding.Grouping grouping = query.Grouping!;
    private readonly PathValue[] keyReaders = [.. query.Grouping!.Keys.Select(k => new PathValue(k, run))];
    private readonly PathValue[] valueReaders = [.. query.Grouping!.Aggregates.Select(a => new PathValue(a.Path!, run))];

    /// <summary>Rows that went into the groups.</summary>
    public int RowsRead { get; private set; }

    public List<Value[]> Groups()
    {
        var numbers = new RowFinder(run).Match(query, new Planner(run).Choose(query));
        RowsRead = numbers.Count;
        var groups = GroupingSets().SelectMany(set => GroupsOf(set, numbers)).ToList();
        if (grouping.Having is { } having) groups.RemoveAll(g => !GroupFilter.Matches(having, g.Values, run));
        var answer = groups.Order(new GroupOrder(query)).Skip(query.Offset).Take(query.Limit ?? int.MaxValue).Select(g => g.Values).ToList();
        return answer.Count <= MostGroups ? answer : throw SoqlErrors.TooManyGroups.Plain();
    }

    // ROLLUP drops keys from the right, one after the other; CUBE drops them in every combination.
    private IEnumerable<bool[]> GroupingSets()
    {
        var count = grouping.Keys.Count;
        for (var dropped = 0; dropped < 1 << count; dropped++)
        {
            var set = Enumerable.Range(0, count).Select(i => (dropped >> (count - 1 - i) & 1) == 0).ToArray();
            var fits = grouping.Kind switch
            {
                GroupingKind.Plain => dropped == 0,
                GroupingKind.Rollup => (dropped & dropped + 1) == 0,
                _ => true,
            };
            if (fits) yield return set;
        }
    }

    private IEnumerable<Group> GroupsOf(bool[] kept, List<int> numbers)
    {
        var groups = new Dictionary<Value[], Accumulator[]>(new SameKeys(grouping.Keys));
        // Where nothing is grouped by (no GROUP BY, or the grand total of ROLLUP and CUBE) there is one group, even if it is empty.
        if (!kept.Contains(true)) groups[new Value[kept.Length]] = NewAccumulators();
        var table = run.TableOf(query.Type);
        var keys = new Value[kept.Length];
        foreach (var number in numbers)
        {
            var row = table.RowAt(number);
            var id = query.Type.IdOf(number);
            for (var i = 0; i < keys.Length; i++) keys[i] = kept[i] ? keyReaders[i].Read(row, id) : Value.Null;
            if (!groups.TryGetValue(keys, out var accumulators)) groups[[.. keys]] = accumulators = NewAccumulators();
            for (var i = 0; i < accumulators.Length; i++) accumulators[i].Add(valueReaders[i].Read(row, id));
        }
        return groups.Select(g => new Group(Derived([.. g.Key, .. g.Value.Select((a, i) => ResultOf(a, i, kept))]), kept));
    }

    private Value[] Derived(Value[] group)
    {
        for (var i = 0; i < grouping.Aggregates.Count; i++)
            if (grouping.Aggregates[i].Derivation is { } derivation) group[grouping.Keys.Count + i] = DerivedValue.Of(derivation, group, run);
        return group;
    }

    private Accumulator[] NewAccumulators() => [.. grouping.Aggregates.Select(Accumulator.For)];

    private Value ResultOf(Accumulator accumulator, int index, bool[] kept)
    {
        var aggregate = grouping.Aggregates[index];
        if (aggregate.Function != AggregateFunction.Grouping) return accumulator.Result;
        var key = grouping.Keys.ToList().FindIndex(k => k.Text == aggregate.Path!.Text);
        return Value.Of(kept[key] ? 0L : 1L);
    }

    private sealed record Group(Value[] Values, bool[] Kept);

    /// <summary>ORDER BY, then the keys, with subtotals behind what they sum.</summary>
    private sealed class GroupOrder(BoundQuery query) : IComparer<Group>
    {
        public int Compare(Group? x, Group? y)
        {
            foreach (var ordering in query.OrderBy)
            {
                var result = RowSorter.Compare(ordering, KeyOf(x!, ordering.GroupValue, ordering.Path), KeyOf(y!, ordering.GroupValue, ordering.Path));
                if (result != 0) return result;
            }
            return CompareKeys(x!, y!);
        }

        private int CompareKeys(Group x, Group y)
        {
            for (var i = 0; i < x.Kept.Length; i++)
            {
                if (x.Kept[i] != y.Kept[i]) return x.Kept[i] ? -1 : 1;
                var (a, b) = (KeyOf(x, i, query.Grouping!.Keys[i]), KeyOf(y, i, query.Grouping!.Keys[i]));
                var result = a.Has != b.Has ? a.Has.CompareTo(b.Has) : a.CompareTo(b);
                if (result != 0) return result;
            }
            return 0;
        }

        private static SortKey KeyOf(Group group, int index, BoundPath? path) => ValueOrder.KeyOf(group.Values[index], path is { Function: null } ? path.Field : null);
    }
}
