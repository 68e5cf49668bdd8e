using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Derived;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Soql.Execution.Sorting;
using FakeForce.Engine.Sosl.Binding;
using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl.Execution;

/// <summary>
/// One search: finds rows by their words in the moment that is indexed, and filters, sorts and shows them as they are at
/// present. Rows come in the order of their ids where nothing else is asked for, since Salesforce's relevance is unknown.
/// </summary>
internal sealed class SearchRun(OrgState present, OrgState indexed, Searches searches, QueryContext context, Dictionary<BoundReturn, List<int>>? external = null)
{
    public SearchResult Of(BoundSearch search)
    {
        if (search.Query is null) return new SearchResult([], search.WantsLabels);
        var found = search.Returning is { } returning ? Named(search, returning) : Everywhere(search);
        var shares = RowLimits.Spread(search.Limit, [.. found.Select(f => f.Numbers.Count)]);
        return new SearchResult([.. found.Select((f, i) => Shown(f.Query, f.Numbers, shares[i], search))], search.WantsLabels);
    }

    private List<(BoundQuery Query, List<int> Numbers)> Named(BoundSearch search, IReadOnlyList<BoundReturn> returning) =>
        [.. returning.Select(r => (r.Query, Records(search, r, RowLimits.OfObject(returning.Count, r.Query.Where is not null || r.Query.OrderBy.Count > 0, context.ApiVersion))))];

    private List<(BoundQuery Query, List<int> Numbers)> Everywhere(BoundSearch search)
    {
        // All that are seen.
        var seen = present.CatalogOf(context.UserId);
        var types = indexed.TypesWithRows().Select(t => seen.TryFind(t.Name, out var found) ? found : null).OfType<SObjectType>().Where(t => SearchedObjects.IsSearchable(t) && t.Is(SObjectFlags.Queryable) && !SearchedObjects.IsExplicitOnly(t));
        var found = new List<(BoundQuery Query, List<int> Numbers)>();
        foreach (var type in types.OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase))
        {
            var query = new BoundQuery { Type = type, Shape = new Shape(type, [new FieldColumn(type.Id)]) };
            if (Records(search, new BoundReturn(query, OnlyRecent: false), int.MaxValue) is { Count: > 0 } numbers) found.Add((query, numbers));
        }
        var most = RowLimits.OfObject(found.Count, isFilteredOrSorted: false, context.ApiVersion);
        return [.. found.Select(f => (f.Query, f.Numbers.Take(most).ToList()))];
    }

    private List<int> Records(BoundSearch search, BoundReturn wanted, int most)
    {
        if (external is not null && external.TryGetValue(wanted, out var rows)) return rows;
        var query = wanted.Query;
        var numbers = Matching(search, wanted.Type);
        if (wanted.OnlyRecent) KeepRecent(wanted.Type, numbers);
        if (search.Pricebook is { } pricebook) PricebookFilter.Apply(present, pricebook, wanted.Type, numbers);
        var run = RunOf(query);
        numbers = new RowFinder(run).Match(wanted.Type, query.Where, new AccessPath("Search", numbers, []), long.MaxValue);
        if (query.OrderBy.Count > 0) numbers = new RowSorter(run, wanted.Type, query.OrderBy).Sort(numbers, long.MaxValue);
        return [.. numbers.Skip(query.Offset).Take(Math.Min(query.Limit ?? int.MaxValue, most))];
    }

    private void KeepRecent(SObjectType type, List<int> numbers)
    {
        var recent = new HashSet<RecordId>(context.Org?.Recent.Of(context.UserId, int.MaxValue) ?? []);
        numbers.RemoveAll(n => !recent.Contains(type.IdOf(n)));
    }

    // Salesforce looks at so many matches and no more, before it filters them.
    private List<int> Matching(BoundSearch search, SObjectType type)
    {
        var node = SearchedObjects.IsLoose(type) ? search.LooseQuery! : search.Query!;
        var group = SearchedObjects.IgnoresSearchGroup(type) ? null : search.Group;
        return Matching(type, node, SearchField.Of(type), group, RowLimits.Most(context.ApiVersion));
    }

    /// <summary>Row numbers of the first so many live rows that match in one of the fields.</summary>
    public List<int> Matching(SObjectType type, Syntax.SearchNode node, SearchField[] fields, FieldGroup? group, int most)
    {
        var (then, now) = (indexed.TableOf(type), present.TableOf(type));
        var match = new RowMatch(fields, group);
        var numbers = new List<int>();
        foreach (var number in new Candidates(searches.IndexOf(indexed.Catalog.ByIndex(type.Index), then), group).Of(node))
        {
            if (numbers.Count == most) break;
            if (now.RowAt(number).IsLive && then.RowAt(number) is { IsLive: true } row && match.Matches(node, row)) numbers.Add(number);
        }
        return numbers;
    }

    private FoundRecords Shown(BoundQuery query, List<int> numbers, int share, BoundSearch search)
    {
        var result = new QueryResult(RunOf(query), query, [.. numbers.Take(share)], null);
        return new FoundRecords(result, search.Highlights && SearchedObjects.IsHighlighted(query.Type) ? new Highlighter(search.Query!, query.Shape) : null);
    }

    private Run RunOf(BoundQuery query) => new(CalculatedTables.Into(DerivedTables.Into(present, query, context), query, context), context);
}
