using System.Globalization;
using System.Text;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Engine.ApexRest;

/// <summary>
/// A stub's SOQL. Placeholders stand in its quoted texts, and their values are escaped as String.escapeSingleQuotes and more does, so that
/// no value ends its text.
/// </summary>
public static class StubQuery
{
    /// <summary>Rows that an Apex transaction may retrieve (Apex Developer Guide, "Execution Governors and Limits").</summary>
    private const int MostRows = 50_000;

    // Whatever a value may be compared with: an Id takes it, and so does every text.
    private const string Specimen = "000000000000000AAA";

    /// <summary>What the query finds. Fails with APEX_ERROR, as an Apex method does that does not catch what goes wrong.</summary>
    public static QueryResult Run(Org org, ApexStub stub, QueryContext context, Func<Placeholder, string> valueOf)
    {
        try
        {
            var result = org.Queries.Run(org, Soql(stub.Query!, valueOf), context with { IsApex = true });
            return result.RowsRead <= MostRows ? result : throw ApexFailure.Of(stub, $"System.LimitException: Too many query rows: {MostRows + 1}");
        }
        catch (SalesforceException refusal) when (refusal.Code != ApexFailure.Code)
        {
            throw ApexFailure.Of(stub, "System.QueryException: " + refusal.Message);
        }
    }

    internal static IEnumerable<string> Problems(ApexStub stub, Catalog catalog, int apiVersion)
    {
        var shown = stub.AllAnswers.SelectMany(answer => answer.Templates).SelectMany(template => template.Placeholders).Where(placeholder => placeholder.IsOfQuery).ToList();
        if (stub.Query is not { } query) return shown.Select(placeholder => $"{{{{{placeholder.Written}}}}} needs a query");
        var problems = query.Placeholders.Where(placeholder => placeholder.IsOfQuery).Select(placeholder => $"query: {{{{{placeholder.Written}}}}} is what the query finds").Concat(Unquoted(query)).ToList();
        if (problems.Count > 0) return problems;
        try
        {
            var bound = Binder.Bind(Soql(query, _ => Specimen), catalog, apiVersion, isApex: true);
            return shown.Where(placeholder => !IsShown(placeholder, bound)).Select(placeholder => $"{{{{{placeholder.Written}}}}} is not in the SELECT list of the query");
        }
        catch (SalesforceException refusal)
        {
            return ["query: " + refusal.Message.Trim()];
        }
    }

    private static string Soql(Template query, Func<Placeholder, string> valueOf) => query.Render(placeholder => Escape(valueOf(placeholder)));

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
            _ = c switch
            {
                '\'' or '\\' or '"' => text.Append('\\').Append(c),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        return text.ToString();
    }

    private static IEnumerable<string> Unquoted(Template query)
    {
        var (isQuoted, isEscaped) = (false, false);
        foreach (var (text, placeholder) in query.Parts)
        {
            if (placeholder is not null && !isQuoted) yield return $"query: {{{{{placeholder.Written}}}}} must stand between single quotes";
            if (placeholder is not null && isEscaped) yield return $"query: {{{{{placeholder.Written}}}}} stands behind a backslash";
            foreach (var c in text)
            {
                if (c == '\'' && !isEscaped) isQuoted = !isQuoted;
                isEscaped = isQuoted && c == '\\' && !isEscaped;
            }
        }
    }

    private static bool IsShown(Placeholder placeholder, BoundQuery query) =>
        placeholder.Kind != PlaceholderKind.Record || !query.IsCount && (placeholder.Members.Count == 0 || IsShown(placeholder.Members, query.Shape));

    private static bool IsShown(IEnumerable<string> members, Shape shape)
    {
        var name = members.First();
        var rest = members.Skip(1).ToList();
        return shape.Columns.FirstOrDefault(column => column.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) switch
        {
            null => false,
            ParentColumn parent => rest.Count == 0 || parent.Shapes.Any(one => IsShown(rest, one)),
            FieldColumn { Field.Type.Name: "address" or "location" } or ChildColumn => true,
            _ => rest.Count == 0,
        };
    }
}
