using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Soql.Execution.Grouping;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql;

/// <summary>
/// SOQL from text to rows. Safe for any number of threads; a query sees the state it is given and nothing later. Throws
/// <see cref="SalesforceException"/> with Salesforce's code and text for whatever cannot run.
/// </summary>
public sealed class Queries
{
    private readonly StatementCache statements = new();

    /// <summary>Runs against the org's present, and has the org build the indexes that the query wants.</summary>
    public QueryResult Run(Org org, string? soql, QueryContext context) => Run(org, Bind(org.State, soql, context), context);

    public QueryResult Run(OrgState state, string? soql, QueryContext context) => Run(state, Bind(state, soql, context), context);

    internal static QueryResult Run(Org org, BoundQuery query, QueryContext context)
    {
        var state = org.State;
        foreach (var (type, field) in WantedIndexes.Of(query, state)) state = org.WithIndex(type, field);
        return Run(state, query, context);
    }

    private static QueryResult Run(OrgState state, BoundQuery query, QueryContext context)
    {
        var run = new Run(state, context);
        if (query.Grouping is not null) return new QueryResult(run, query, [], new Grouper(run, query).Groups());
        var numbers = new RowFinder(run).Find(query);
        return query.IsCount ? new QueryResult(run, query, numbers.Count) : new QueryResult(run, query, [.. numbers], null);
    }

    /// <summary>How the query would reach its rows, without running it: the answer of <c>query?explain=</c>.</summary>
    public IReadOnlyList<QueryPlan> Explain(OrgState state, string? soql, QueryContext context) =>
        QueryPlan.Of(Bind(state, soql, context), new Run(state, context));

    /// <summary>The shape alone, for callers that describe a query's columns.</summary>
    public QueryMetadata Describe(OrgState state, string? soql, QueryContext context) => QueryMetadata.Of(Bind(state, soql, context));

    private BoundQuery Bind(OrgState state, string? soql, QueryContext context) =>
        statements.Bind(soql ?? throw SoqlErrors.NoQuery.Plain(), state.Catalog, context.ApiVersion);
}
