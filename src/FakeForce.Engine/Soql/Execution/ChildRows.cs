using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Sorting;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>Runs the sub-queries of many parents at once: one pass over the children, not one query for each parent.</summary>
internal sealed class ChildRows(Run run)
{
    /// <summary>The rows with all levels below them.</summary>
    public RowSet With(BoundQuery query, int[] numbers)
    {
        var children = new ChildRowSets[query.Children.Count];
        for (var i = 0; i < children.Length; i++) children[i] = Below(query.Children[i], query.Type, numbers);
        return new RowSet(query, run.TableOf(query.Type), numbers, 0, numbers.Length, children);
    }

    /// <summary>The rows of one sub-query for one parent, without the levels below them.</summary>
    public int[] Of(BoundChild child, SObjectType parentType, int parent) =>
        GroupByParent(child, parentType, [parent])[0] is { } group ? [.. InOrder(child.Query, group)] : [];

    private ChildRowSets Below(BoundChild child, SObjectType parentType, int[] parents)
    {
        var groups = GroupByParent(child, parentType, parents);
        var starts = new int[parents.Length + 1];
        var numbers = new List<int>();
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i] is { } group) numbers.AddRange(InOrder(child.Query, group));
            starts[i + 1] = numbers.Count;
        }
        return new ChildRowSets(With(child.Query, [.. numbers]), starts);
    }

    private List<int>?[] GroupByParent(BoundChild child, SObjectType parentType, int[] parents)
    {
        var places = new Dictionary<RecordId, int>(parents.Length);
        for (var i = 0; i < parents.Length; i++) places[parentType.IdOf(parents[i])] = i;
        var groups = new List<int>?[parents.Length];
        var table = run.TableOf(child.Query.Type);
        var path = PathTo(child, table, places.Keys);
        foreach (var number in new RowFinder(run).Match(child.Query.Type, child.Query.Where, path, long.MaxValue))
            if (places.TryGetValue(table.RowAt(number).Reference(child.Reference.Ordinal), out var place)) (groups[place] ??= []).Add(number);
        return groups;
    }

    private AccessPath PathTo(BoundChild child, Table table, IEnumerable<RecordId> parents)
    {
        if (!table.TryIndex(child.Reference, out var index)) return new Planner(run).Choose(child.Query);
        var found = new List<int>();
        foreach (var parent in parents) index.Find(parent.Bits, found);
        found.Sort();
        return new AccessPath("Index", found, [child.Reference]);
    }

    private IEnumerable<int> InOrder(BoundQuery query, List<int> group)
    {
        var end = query.Limit is { } limit ? (long)limit + query.Offset : long.MaxValue;
        if (query.OrderBy.Count > 0) group = new RowSorter(run, query.Type, query.OrderBy).Sort(group, end);
        return group.Skip(query.Offset).Take(query.Limit ?? int.MaxValue);
    }
}
