using System.Globalization;
using System.Text;
using FakeForce.Engine;

namespace FakeForce.Server.Rest.Search;

/// <summary>One object of a parameterized search, with what it has of its own.</summary>
internal sealed record SearchedObject(string Name, IReadOnlyList<string> Fields, string? Where = null, string? OrderBy = null, string? Limit = null);

/// <summary>
/// A parameterized search, from wherever its parameters came. It is the FIND statement that one would write instead, so
/// that all rules of SOSL hold (REST API Developer Guide, "Search with Parameters in the URI").
/// </summary>
internal sealed record SearchParameters
{
    private const int Most = 2_000;

    public required string? Q { get; init; }
    public IReadOnlyList<SearchedObject> Objects { get; init; } = [];
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Parameters of one value, by the names of the GET form.</summary>
    public required Func<string, string?> Single { get; init; }

    public string ToSosl()
    {
        if (string.IsNullOrWhiteSpace(Q)) throw Malformed("A search string has to be specified");
        CheckObjects();
        var sosl = new StringBuilder($"FIND {{{Checked(Q)}}}");
        if (Single("in") is { } group) sosl.Append(CultureInfo.InvariantCulture, $" IN {group} FIELDS");
        for (var i = 0; i < Objects.Count; i++) sosl.Append(i == 0 ? " RETURNING " : ", ").Append(Returning(Objects[i]));
        AddOptions(sosl);
        if (Number("overallLimit") is { } limit) sosl.Append(CultureInfo.InvariantCulture, $" LIMIT {limit}");
        var updates = new[] { ("updateTracking", "TRACKING"), ("updateViewStat", "VIEWSTAT") }.Where(u => Is(u.Item1)).Select(u => u.Item2).ToArray();
        return updates.Length == 0 ? sosl.ToString() : sosl.Append(" UPDATE ").AppendJoin(", ", updates).ToString();
    }

    private void CheckObjects()
    {
        if (Objects.Count == 0 && (Fields.Count > 0 || Single("defaultLimit") is not null)) throw Malformed("fields and defaultLimit need at least one sobject");
        if (Objects.Count != 1 && Single("offset") is not null) throw Malformed("offset needs exactly one sobject");
    }

    private string Returning(SearchedObject searched)
    {
        var fields = searched.Fields.Count > 0 ? searched.Fields : Fields;
        var spec = new StringBuilder($"{searched.Name}({(fields.Count > 0 ? string.Join(", ", fields) : "Id")}");
        if (searched.Where is { } where) spec.Append(" WHERE ").Append(where);
        // The guide writes NULLS_LAST where SOSL has two words.
        if (searched.OrderBy is { } order) spec.Append(" ORDER BY ").Append(order.Replace("NULLS_", "NULLS ", StringComparison.OrdinalIgnoreCase));
        if ((Count(searched.Name + ".limit", searched.Limit) ?? Number("defaultLimit")) is { } limit) spec.Append(CultureInfo.InvariantCulture, $" LIMIT {limit}");
        if (Number("offset") is { } offset) spec.Append(CultureInfo.InvariantCulture, $" OFFSET {offset}");
        return spec.Append(')').ToString();
    }

    private void AddOptions(StringBuilder sosl)
    {
        if (Single("division") is { } division) sosl.Append(CultureInfo.InvariantCulture, $" WITH DIVISION = {Quoted(division)}");
        if (Single("dataCategory") is { } category) sosl.Append(CultureInfo.InvariantCulture, $" WITH DATA CATEGORY {category}");
        if (Single("snippet") is { } length) sosl.Append(CultureInfo.InvariantCulture, $" WITH SNIPPET(target_length={length})");
        if (Single("netWorkIds") is { } networks) sosl.Append(CultureInfo.InvariantCulture, $" WITH NETWORK IN ({string.Join(", ", networks.Split(',').Select(Quoted))})");
        if (Single("pricebookId") is { } pricebook) sosl.Append(CultureInfo.InvariantCulture, $" WITH PricebookId = {Quoted(pricebook)}");
        if (Single("metadata") is { } metadata) sosl.Append(CultureInfo.InvariantCulture, $" WITH METADATA = {Quoted(metadata)}");
        if (Single("spellCorrection") is { } spell) sosl.Append(CultureInfo.InvariantCulture, $" WITH SPELL_CORRECTION = {spell}");
    }

    private int? Number(string name) => Count(name, Single(name));

    private static int? Count(string name, string? text)
    {
        if (text is null) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most) return number;
        throw Malformed($"{name} must be a number from 0 to {Most}");
    }

    private bool Is(string name) => "true".Equals(Single(name), StringComparison.OrdinalIgnoreCase);

    // A brace without a backslash would end the search text and let a clause follow; clauses are not supported here.
    private static string Checked(string q)
    {
        for (var at = 0; at < q.Length; at++)
        {
            if (q[at] == '\\' && at + 1 < q.Length) at++;
            else if (q[at] is '}' or '\\') throw Malformed($"mismatched character '{q[at]}' in the search string");
        }
        return q;
    }

    private static string Quoted(string text) => "'" + text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    public static SalesforceException Malformed(string text) => new("MALFORMED_SEARCH", text);
}
