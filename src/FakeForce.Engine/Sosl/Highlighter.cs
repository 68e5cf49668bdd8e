using System.Text;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Sosl.Execution;
using FakeForce.Engine.Sosl.Syntax;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl;

/// <summary>
/// WITH HIGHLIGHT: the returned fields in which terms were found, with the terms between mark tags. Terms with wild cards
/// are not marked, and only fields of these types (SOQL and SOSL reference, "WITH HIGHLIGHT").
/// </summary>
public sealed class Highlighter
{
    /// <summary>Records of one object whose terms are marked.</summary>
    public const int MostRecords = 25;

    private readonly List<SearchTerm> terms = [];
    private readonly Field[] fields;

    internal Highlighter(SearchNode query, Shape shape)
    {
        AddTerms(query);
        fields = [.. shape.Columns.OfType<FieldColumn>().Select(c => c.Field).Where(IsMarked).OrderBy(f => f.Name, StringComparer.Ordinal)];
    }

    /// <summary>The names and marked texts of the fields in which there is something to mark.</summary>
    public IEnumerable<(string Name, string Text)> Of(Row row)
    {
        foreach (var field in fields)
        {
            var text = Encoding.UTF8.GetString(row.Text(field.Ordinal));
            var places = new List<Range>();
            foreach (var term in terms) TermMatch.Mark(term, text.ToUpperInvariant(), places);
            if (places.Count > 0) yield return (field.Name, Marked(text, places));
        }
    }

    private static bool IsMarked(Field field) => field.Type.Name is "string" or "textarea" or "email"
        && !field.Is(FieldFlags.HtmlFormatted | FieldFlags.Calculated) && field.ExtraTypeInfo is not ("personname" or "richtextarea");

    private void AddTerms(SearchNode node)
    {
        switch (node)
        {
            case SearchTerm term when !term.Words.Any(w => w.HasWildcard): terms.Add(term); break;
            case SearchEither either: foreach (var part in either.Alternatives) AddTerms(part); break;
            case SearchChain chain: AddChain(chain); break;
        }
    }

    // What stands behind AND NOT, which reaches to the end, is what the record lacks.
    private void AddChain(SearchChain chain)
    {
        for (var i = 0; i < chain.Operands.Count && (i == 0 || !chain.Negated[i - 1]); i++) AddTerms(chain.Operands[i]);
    }

    private static string Marked(string text, List<Range> places)
    {
        var marked = new StringBuilder();
        var at = 0;
        foreach (var place in places.OrderBy(p => p.Start.Value).ThenByDescending(p => p.End.Value))
        {
            if (place.Start.Value < at) continue;
            marked.Append(text, at, place.Start.Value - at).Append("<mark>").Append(text[place]).Append("</mark>");
            at = place.End.Value;
        }
        return marked.Append(text, at, text.Length - at).ToString();
    }
}
