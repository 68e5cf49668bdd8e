using System.Globalization;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Named;

/// <summary>A named query that is known to be right. Every one of its parameters needs a value; others are not looked at.</summary>
public sealed class NamedQuery
{
    private readonly NamedQueryDefinition definition;
    private readonly Query query;
    private readonly int apiVersion;
    private readonly IReadOnlyList<string> parameters;

    private NamedQuery(NamedQueryDefinition definition, Query query, int apiVersion, IReadOnlyList<string> parameters) =>
        (this.definition, this.query, this.apiVersion, this.parameters) = (definition, query, apiVersion, parameters);

    public string Name => definition.FullName;

    /// <summary>Null if anything is wrong, which <paramref name="problems"/> then says.</summary>
    internal static NamedQuery? Compile(NamedQueryDefinition definition, Catalog catalog, int newest, List<string> problems)
    {
        var found = NamedQueryRules.Problems(definition, newest).ToList();
        var compiled = found.Count > 0 ? null : Compile(definition, newest, found);
        if (found.Count == 0) TryOut(compiled!, catalog, found);
        problems.AddRange(found.Select(problem => $"apiNamedQueries: {definition.FullName}: {problem}"));
        return found.Count == 0 ? compiled : null;
    }

    /// <summary>
    /// Runs with the values that <paramref name="valueOf"/> knows; MISSING_ARGUMENT names those it does not know. What the
    /// SOQL of the same values would be refused for, this is refused for.
    /// </summary>
    public QueryResult Run(Org org, Func<string, string?> valueOf, QueryContext context)
    {
        var missing = parameters.Where(name => valueOf(name) is null).ToList();
        if (missing.Count > 0) throw new SalesforceException("MISSING_ARGUMENT", $"Named query {Name} needs a value for every parameter; missing: [{string.Join(", ", missing)}]");
        return Queries.Run(org, Bind(org.CatalogOf(context.UserId), new ParameterValues(valueOf), LimitOf(valueOf)), context);
    }

    private static NamedQuery? Compile(NamedQueryDefinition definition, int newest, List<string> problems)
    {
        try
        {
            var query = Parser.Parse(definition.Body2, takesParameters: true);
            var uses = ParameterUses.Of(query);
            problems.AddRange(NamedQueryRules.Problems(definition, uses));
            return new NamedQuery(definition, query, definition.ApiVersion ?? newest, uses.Names);
        }
        catch (SalesforceException refusal)
        {
            problems.Add(refusal.Message);
            return null;
        }
    }

    private static void TryOut(NamedQuery compiled, Catalog catalog, List<string> problems)
    {
        try
        {
            compiled.Bind(catalog, ParameterValues.None, compiled.query.Limit is { Parameter: not null } limit ? limit with { Value = 1 } : compiled.query.Limit);
        }
        catch (SalesforceException refusal)
        {
            problems.Add(refusal.Message);
        }
    }

    private BoundQuery Bind(Catalog catalog, ParameterValues values, Count? limit) =>
        Binder.Bind(query with { Limit = limit }, new Statement(definition.Body2!, catalog, apiVersion) { Parameters = values });

    private Count? LimitOf(Func<string, string?> valueOf)
    {
        if (query.Limit is not { Parameter: { } name } limit) return query.Limit;
        var text = valueOf(name)!;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? limit with { Value = rows }
            : throw SoqlErrors.UnexpectedToken(text).At(definition.Body2!, limit.Position);
    }
}
