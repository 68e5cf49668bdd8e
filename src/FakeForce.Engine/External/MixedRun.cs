using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution;

namespace FakeForce.Engine.External;

/// <summary>Runs a query of an ordinary sObject with external parents or sub-queries: its own rows first, then what they are joined with.</summary>
internal sealed class MixedRun(Org org, QueryContext context, CancellationToken cancel)
{
    public async Task<QueryResult> RunAsync(BoundQuery query)
    {
        if (query.Grouping is not null) throw ExternalErrors.Unsupported("GROUP BY");
        if (query.OrderBy.Any(order => order.Path?.Root is ParentStep step && step.Targets.Any(target => target.Type.External is not null))) throw ExternalErrors.Unsupported("ORDER BY a field of an external parent");
        var reader = new ExternalReader(org, cancel);
        var filters = new JoinFilters(org, reader, context);
        var own = query with { Where = await filters.ResolveAsync(query.Type, query.Where).ConfigureAwait(false) };
        ExternalJoins.CheckCount(own, filters.Count);
        var run = new Run(org.State, query.AllRows ? context with { IncludeDeleted = true } : context);
        var numbers = new RowFinder(run).Find(own);
        if (own.IsCount) return new QueryResult(run, own, numbers.Count);
        var tables = new ExternalTables(run.State);
        await new ExternalJoins(org, reader, tables, context).FollowAsync(own, numbers).ConfigureAwait(false);
        return Queries.Found(tables.Freeze(), ExternalJoins.WithoutFilters(own), run.Context with { Org = org }, [.. numbers]);
    }
}
