using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
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
        var rows = new List<RowSet>();
        var hasMore = false;
        foreach (var wanted in objects)
        {
            var found = Records(term, wanted, limit + 1);
            hasMore |= found.Count > limit;
            rows.Add(found.Slice(0, Math.Min(found.Count, limit)));
            limit -= rows[^1].Count;
        }
        return new Suggestions(present, rows, hasMore);
    }

    private RowSet Records(SearchTerm term, SuggestedObject wanted, int most)
    {
        var type = wanted.Type;
        var query = Bind(wanted);
        var fields = SearchField.Of(type).Where(f => f.Field == type.NameField).ToArray();
        var numbers = search.Matching(type, term, fields, FieldGroup.Name, int.MaxValue);
        numbers = new RowFinder(new Run(present, context)).Match(type, query.Where, new AccessPath("Search", numbers, []), most);
        return new RowSet(query.Shape, present.TableOf(type), [.. numbers], 0, numbers.Count, []);
    }

    private BoundQuery Bind(SuggestedObject wanted)
    {
        var fields = new[] { "Id", wanted.Type.NameField!.Name }.Concat(wanted.Fields).Distinct(StringComparer.OrdinalIgnoreCase);
        var soql = $"SELECT {string.Join(", ", fields)} FROM {wanted.Type.Name}" + (wanted.Where is { } where ? " WHERE " + where : "");
        return Binder.Bind(soql, present.Catalog, context.ApiVersion);
    }
}
