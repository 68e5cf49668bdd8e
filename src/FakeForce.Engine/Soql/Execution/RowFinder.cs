using System.Runtime.InteropServices;
using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Derived;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.Soql.Execution.Sorting;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>Finds the rows of one level of a query: reaches them, filters, sorts, and cuts out LIMIT and OFFSET.</summary>
internal sealed class RowFinder(Run run)
{
    /// <summary>Row numbers in the order of the answer.</summary>
    public List<int> Find(BoundQuery query)
    {
        var path = new Planner(run).Choose(query);
        var end = query.Limit is { } limit ? (long)limit + query.Offset : long.MaxValue;
        var matches = Match(query.Type, query.Where, path, query.OrderBy.Count == 0 ? end : long.MaxValue, SightOf(query));
        if (query.OrderBy.Count > 0) matches = new RowSorter(run, query.Type, query.OrderBy).Sort(matches, end);
        return Cut(matches, query.Offset, end);
    }

    /// <summary>All matching rows in the order of their ids, for whoever groups or sorts on their own.</summary>
    public List<int> Match(SObjectType type, BoundCondition? where, AccessPath path, long most) => Match(type, where, path, most, run.SightOf(type));

    /// <summary>The same for a query that finds its rows by itself.</summary>
    public List<int> Match(BoundQuery query, AccessPath path) => Match(query.Type, query.Where, path, long.MaxValue, SightOf(query));

    // "If a user only has access to a file because they have access to a record that the file is shared with, the file won't be returned in a query
    // such as SELECT Id FROM ContentDocument" (Object Reference, "ContentVersion"): its id must be named.
    private Sight? SightOf(BoundQuery query) => run.SightOf(query.Type) is not { Listed: { } listed } sight ? run.SightOf(query.Type)
        : Conditions.AllOf(query.Where).Any(condition => Conditions.EqualPathOf(condition) is "Id" or "ContentDocumentId") ? sight : listed;

    private List<int> Match(SObjectType type, BoundCondition? where, AccessPath path, long most, Sight? sight)
    {
        var predicate = where is null ? null : new PredicateBuilder(run).Build(where);
        var prefix = type.KeyPrefix ?? default;
        var table = run.TableOf(type);
        if (path.Numbers is not { } numbers) return Scan(table, prefix, predicate, sight?.SeenIn(table), most);
        if (sight is not null) predicate = predicate is null ? sight : new AllOf([predicate, sight]);
        return Probe(table, numbers, prefix, predicate, most);
    }

    private List<int> Probe(Table table, List<int> numbers, KeyPrefix prefix, Predicate? predicate, long most)
    {
        var matches = new List<int>();
        for (var rows = new RowGather(table, CollectionsMarshal.AsSpan(numbers)); matches.Count < most && rows.MoveNext();)
            if (run.Sees(rows.Row) && (predicate is null || predicate.Matches(rows.Row, new RecordId(prefix, rows.Number)))) matches.Add(rows.Number);
        return matches;
    }

    private List<int> Scan(Table table, KeyPrefix prefix, Predicate? predicate, SeenRows? seen, long most)
    {
        var matches = new List<int>();
        for (var first = 0; first < table.Count; first += 256)
        {
            if (seen?.HasAnyIn(first) == false) continue;
            var leaf = table.Rows.Leaf(first);
            for (var i = 0; i < leaf.Length; i++)
            {
                if (matches.Count >= most) return matches;
                var row = new Row(leaf[i]);
                var number = first + i + 1;
                if (seen?.Has(number) != false && run.Sees(row) && (predicate is null || predicate.Matches(row, new RecordId(prefix, number)))) matches.Add(number);
            }
        }
        return matches;
    }

    private static List<int> Cut(List<int> matches, int offset, long end)
    {
        if (matches.Count > end) matches.RemoveRange((int)end, matches.Count - (int)end);
        if (offset > 0) matches.RemoveRange(0, Math.Min(offset, matches.Count));
        return matches;
    }
}
