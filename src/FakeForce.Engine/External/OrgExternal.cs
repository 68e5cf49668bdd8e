using FakeForce.Engine.Limits;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Cursors;

namespace FakeForce.Engine.External;

/// <summary>The org's external objects: what they are reached by, and queries that may touch them.</summary>
public sealed class OrgExternal
{
    private readonly Org org;
    private readonly ExternalCursors cursors;

    internal OrgExternal(Org org, ExternalCursors cursors) => (this.org, this.cursors) = (org, cursors);

    public IReadOnlyList<ExternalSource> Sources => org.Options.External.Sources;

    /// <summary>Runs any query and gives its first batch. Queries that touch no external object run as they always do.</summary>
    public ValueTask<QueryPage> QueryAsync(string? soql, QueryContext context, int? batchSize, CancellationToken cancel)
    {
        var query = org.Queries.Bind(org.State, soql, context);
        var now = org.Clock.GetUtcNow();
        if (query.External.Count == 0) return new(org.Cursors.First(Queries.Run(org, query, context), batchSize, now));
        RefuseInside();
        return new(query.Type.External is null ? MixedAsync(query, context, batchSize, cancel) : new ExternalRun(org, cursors, context, cancel).FirstAsync(query, batchSize));
    }

    /// <summary>The batch that a locator names; null where it is none of an external object's query.</summary>
    public ValueTask<QueryPage>? Next(string locator, RecordId user, CancellationToken cancel) =>
        cursors.Find(locator, user, org.Clock.GetUtcNow()) is { } cursor ? new(new ExternalRun(org, cursors, cursor.Context, cancel).NextAsync(cursor)) : null;

    /// <summary>Validate and Sync of a source: all of its tables, or those named.</summary>
    public Task<SyncOutcome> SyncAsync(ExternalSource source, IReadOnlyCollection<string>? tables, bool onlyValidates, CancellationToken cancel) =>
        ExternalSync.RunAsync(org, source, tables, onlyValidates, cancel);

    public ExternalSource SourceOf(SObjectType type) =>
        Sources.FirstOrDefault(source => source.FullName == type.External!.Source) ?? throw ExternalErrors.Wrong($"There is no external data source {type.External!.Source}");

    public ExternalAdapter AdapterOf(SObjectType type) => AdapterOf(SourceOf(type));

    public ExternalAdapter AdapterOf(ExternalSource source) => org.Options.ExternalSeam.AdapterOf(org, source);

    /// <summary>High data volume bypasses the rate limit (Salesforce Help, "General Limits for Salesforce Connect OData Adapters").</summary>
    internal void ChargeCallout(ExternalSource source)
    {
        if (source.IsOData && !source.Configuration.NoIdMapping && !org.Limits.ODataCallouts.TryUse(1, out _)) throw ExternalErrors.RateLimit(LimitTable.ODataCalloutsName);
    }

    internal void Clear() => cursors.Clear();

    // Whoever waits for another system inside a transaction would have all writers of the org wait with them.
    internal void RefuseInside()
    {
        if (org.IsInside) throw ExternalErrors.Unsupported("A transaction, such as allOrNone,");
    }

    private async Task<QueryPage> MixedAsync(Soql.Binding.BoundQuery query, QueryContext context, int? batchSize, CancellationToken cancel)
    {
        var result = await new MixedRun(org, context, cancel).RunAsync(query).ConfigureAwait(false);
        return org.Cursors.First(result, batchSize, org.Clock.GetUtcNow());
    }
}
