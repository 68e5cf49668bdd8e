using FakeForce.Engine.Access;
using FakeForce.Engine.External;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Derived;
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

    /// <summary>Runs against a kept moment, and so leaves no trace: FOR VIEW and FOR REFERENCE only say that they may stand.</summary>
    public QueryResult Run(OrgState state, string? soql, QueryContext context) => Run(state, Bind(state, soql, context), context);

    internal static QueryResult Run(Org org, BoundQuery query, QueryContext context)
    {
        if (query.External.Count > 0) throw ExternalErrors.Unsupported("This API");
        org.Governor?.Charge(GovernorResource.Queries);
        var result = Run(Indexed(org, query), query, context with { Org = org });
        org.Governor?.ChargeQuery(result.RowsRead, query.Children.Count);
        RecordUses.Write(org, result, context);
        return result;
    }

    private static QueryResult Run(OrgState state, BoundQuery query, QueryContext context)
    {
        if (query.External.Count > 0) throw ExternalErrors.Unsupported("This API");
        var run = new Run(CalculatedTables.Into(DerivedTables.Into(UseStamps.Into(state, query, context.UserId), query, context), query, context), query.AllRows ? context with { IncludeDeleted = true } : context);
        if (query.Grouping is not null)
        {
            var grouper = new Grouper(run, query);
            return new QueryResult(run, query, [], grouper.Groups()) { RowsGrouped = grouper.RowsRead };
        }
        var numbers = new RowFinder(run).Find(query);
        DerivedRules.CheckCount(query, numbers.Count, query.Derived.Count == 0 ? null : context.AccessAt(state)?.Profile);
        return query.IsCount ? new QueryResult(run, query, numbers.Count) : new QueryResult(run, query, [.. numbers], null);
    }

    /// <summary>What a query found at another time, from the numbers of its rows.</summary>
    internal static QueryResult Found(OrgState state, BoundQuery query, QueryContext context, int[] numbers) =>
        new(new Run(CalculatedTables.Into(state, query, context), query.AllRows ? context with { IncludeDeleted = true } : context), query, numbers, null);

    /// <summary>
    /// How the query would reach its rows, without running it: the answer of <c>query?explain=</c>. Has the org build the
    /// indexes that the query could use, however few the rows, so that running it then follows the plan.
    /// </summary>
    public IReadOnlyList<QueryPlan> Explain(Org org, string? soql, QueryContext context) => Explain(org, Bind(org.State, soql, context), context);

    public IReadOnlyList<QueryPlan> Explain(OrgState state, string? soql, QueryContext context) => Explain(state, Bind(state, soql, context), context);

    private static IReadOnlyList<QueryPlan> Explain(Org org, BoundQuery query, QueryContext context) => query.External.Count > 0 ? throw ExternalErrors.Unsupported("explain") : Explain(Indexed(org, query, fewRows: 0), query, context with { Org = org });

    private static IReadOnlyList<QueryPlan> Explain(OrgState state, BoundQuery query, QueryContext context) => query.External.Count > 0 ? throw ExternalErrors.Unsupported("explain") : QueryPlan.Of(query, new Run(DerivedTables.Into(state, query, context), context));

    /// <summary>The shape alone, for callers that describe a query's columns.</summary>
    public QueryMetadata Describe(OrgState state, string? soql, QueryContext context) => QueryMetadata.Of(Bind(state, soql, context));

    private static OrgState Indexed(Org org, BoundQuery query, int fewRows = WantedIndexes.FewRows)
    {
        var state = org.State;
        foreach (var wanted in new WantedIndexes(state, fewRows).Of(query)) state = org.WithIndex(wanted.Type, wanted.Field, wanted.BySortOrder);
        return state;
    }

    private static Catalog CatalogOf(OrgState state, QueryContext context)
    {
        var catalog = context.AccessAt(state)?.Catalog ?? state.Catalog;
        return context.IsTooling ? ToolingCatalog.Of(catalog) : catalog;
    }

    internal BoundQuery Bind(OrgState state, string? soql, QueryContext context) =>
        statements.Bind(soql ?? throw SoqlErrors.NoQuery.Plain(), CatalogOf(state, context), context.ApiVersion, context.IsApex);
}
