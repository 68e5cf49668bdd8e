using System.Text;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Sosl;
using FakeForce.Engine.Sosl.Binding;

namespace FakeForce.Engine.External;

/// <summary>
/// The external objects that a search names: their systems are asked, by their own search or by a filter on every text column. "A query
/// search string to an external system is sent as a case-sensitive single phrase after removing all ASCII punctuation characters except
/// hyphens" (Salesforce Help, "OData Query String Options").
/// </summary>
internal sealed class ExternalSearch(Org org, QueryContext context, CancellationToken cancel)
{
    private const int LongestPhrase = 100;

    /// <summary>Rows of one object where RETURNING has no LIMIT.</summary>
    private const int UsualRows = 25;

    private const int MostRows = 2_000;

    private readonly ExternalReader reader = new(org, cancel) { IsSearch = true };

    /// <summary>Each returned external object's row numbers, in the order that its system gave.</summary>
    public async Task<Dictionary<BoundReturn, List<int>>> FindAsync(BoundSearch search, ExternalTables tables)
    {
        var found = new Dictionary<BoundReturn, List<int>>();
        var phrase = PhraseOf(search.Text);
        foreach (var wanted in search.Returning!.Where(wanted => wanted.Type.External is not null))
            found[wanted] = phrase.Length is 0 or > LongestPhrase ? [] : await FindAsync(wanted, phrase, tables).ConfigureAwait(false);
        return found;
    }

    private async Task<List<int>> FindAsync(BoundReturn wanted, string phrase, ExternalTables tables)
    {
        var (query, type) = (wanted.Query, wanted.Type);
        if (!org.External.SourceOf(type).Configuration.SearchEnabled) return [];
        if (wanted.OnlyRecent || query.Children.Count > 0) throw ExternalErrors.Unsupported("A search of recent records or with sub-queries");
        var abilities = await reader.AbilitiesAsync(type).ConfigureAwait(false);
        var filter = new FilterPlan(type, new Run(org.State, context), reader.Ids).Of(query.Where);
        if (FilterPlan.IsNever(filter)) return [];
        if (!abilities.Search) filter = FilterPlan.Both(filter, InAnyOf(type, phrase));
        var asked = new ExternalQuery(type)
        {
            Columns = ExternalColumns.Of(query.Shape),
            Filter = filter,
            OrderBy = ExternalColumns.OrderOf(query),
            Top = Math.Min(query.Limit ?? UsualRows, MostRows),
            Skip = query.Offset,
            Search = abilities.Search ? phrase : null,
        };
        var rows = await reader.AllAsync(asked, asked.Top.Value).ConfigureAwait(false);
        var numbers = await reader.PutAsync(tables, asked, rows).ConfigureAwait(false);
        await new ExternalJoins(org, reader, tables, context).FollowAsync(query, numbers).ConfigureAwait(false);
        return [.. numbers];
    }

    // Which fields Salesforce searches depends on layouts that the org lacks; here all that hold short texts and can be filtered are.
    private static ExternalFilter InAnyOf(SObjectType type, string phrase)
    {
        var fields = type.Fields.Where(field => field.ExternalColumn is not null && field.Is(FieldFlags.Filterable) && field.Type.Name is ("string" or "textarea" or "email" or "phone" or "url"));
        ExternalFilter[] parts = [.. fields.Select(field => new ExternalContains(field, phrase))];
        return parts.Length switch { 0 => throw ExternalErrors.Unsupported($"A search of {type.Name}, which has no text to search,"), 1 => parts[0], _ => new ExternalOr(parts) };
    }

    private static string PhraseOf(string text)
    {
        var phrase = new StringBuilder();
        foreach (var c in text)
            if (!char.IsAscii(c) || char.IsAsciiLetterOrDigit(c) || c == '-') phrase.Append(c);
            else if (c is ' ' or '\t' && phrase.Length > 0 && phrase[^1] != ' ') phrase.Append(' ');
        return phrase.ToString().Trim();
    }
}
