using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Derived;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.Sosl.Syntax;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl.Execution;

/// <summary>
/// Finds records by the beginning of their name: the words stand behind each other in the name field, and the last may go
/// on ("national u" is taken for "national u*"); quotation marks and wild cards are left out (REST API Developer Guide,
/// "Search for Records Suggested by Autocomplete and Instant Results").
/// </summary>
internal sealed class SuggestionRun(OrgState present, SearchRun search, QueryContext context)
{
    public Suggestions Of(string typed, IReadOnlyList<SuggestedObject> objects, int limit)
    {
        var term = TermReader.Read(new string([.. typed.Where(c => c is not ('"' or '*' or '?'))]).TrimEnd() + WordReader.Many, isPhrase: false);
        var found = new List<FoundRecords>();
        var hasMore = false;
        foreach (var wanted in objects)
        {
            var query = Bind(wanted);
            var run = new Run(CalculatedTables.Into(DerivedTables.Into(present, query, context), query, context), context);
            var numbers = Records(term, query, run, limit + 1);
            hasMore |= numbers.Count > limit;
            found.Add(new FoundRecords(new QueryResult(run, query, [.. numbers.Take(limit)], null), null));
            limit -= found[^1].Rows.Count;
        }
        return new Suggestions(found, hasMore);
    }

    private List<int> Records(SearchTerm term, BoundQuery query, Run run, int most)
    {
        var type = query.Type;
        var fields = SearchField.Of(type).Where(f => f.Field == type.NameField).ToArray();
        var numbers = search.Matching(type, term, fields, FieldGroup.Name, int.MaxValue);
        return new RowFinder(run).Match(type, query.Where, new AccessPath("Search", numbers, []), most);
    }

    private BoundQuery Bind(SuggestedObject wanted)
    {
        var fields = new[] { "Id", wanted.Type.NameField!.Name }.Concat(wanted.Fields).Distinct(StringComparer.OrdinalIgnoreCase);
        var soql = $"SELECT {string.Join(", ", fields)} FROM {wanted.Type.Name}" + (wanted.Where is { } where ? " WHERE " + where : "");
        return Binder.Bind(soql, present.CatalogOf(context.UserId), context.ApiVersion);
    }
}
