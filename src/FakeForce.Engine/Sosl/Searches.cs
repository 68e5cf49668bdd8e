using System.Collections.Immutable;
using FakeForce.Engine.Access;
using FakeForce.Engine.External;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Sosl.Binding;
using FakeForce.Engine.Sosl.Execution;
using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl;

/// <summary>
/// SOSL from text to records. An sObject is indexed when it is first searched; from then on each search brings its index
/// up to the moment that it sees, by the rows that differ. Safe for any number of threads; throws
/// <see cref="SalesforceException"/> with Salesforce's code and text for whatever cannot run.
/// </summary>
public sealed class Searches
{
    private readonly Lock gate = new();
    private readonly Lock writing = new();
    private volatile ImmutableDictionary<int, ObjectIndex> indexes;

    /// <summary>Null where records are searchable at once.</summary>
    private volatile SearchHistory? history;

    internal Searches(TimeSpan delay, OrgState start, Searches? parent)
    {
        indexes = parent?.indexes ?? ImmutableDictionary<int, ObjectIndex>.Empty;
        history = delay <= TimeSpan.Zero ? null : parent?.history is { } known ? known with { Delay = delay } : SearchHistory.Starting(delay, start);
    }

    /// <summary>Memory that the indexes take.</summary>
    internal long IndexBytes => indexes.Values.Sum(i => i.ByteCount);

    /// <summary>Runs against the org's present, as far as it is searchable already.</summary>
    public SearchResult Run(Org org, string? sosl, QueryContext context)
    {
        org.Governor?.Charge(GovernorResource.SoslQueries);
        var state = org.State;
        var search = SoslBinder.Bind(sosl, state.CatalogOf(context.UserId), context.ApiVersion);
        if (search.Returning?.Any(returned => returned.Type.External is not null) == true) throw ExternalErrors.Unsupported("This API");
        return new SearchRun(state, SearchableAt(state, context.Now), this, context with { Org = org }).Of(search);
    }

    /// <summary>The same, also of external objects that it names.</summary>
    public async ValueTask<SearchResult> RunAsync(Org org, string? sosl, QueryContext context, CancellationToken cancel)
    {
        var state = org.State;
        var search = SoslBinder.Bind(sosl, state.CatalogOf(context.UserId), context.ApiVersion);
        if (search.Query is null || search.Returning?.Any(returned => returned.Type.External is not null) != true) return Run(org, sosl, context);
        org.External.RefuseInside();
        var tables = new ExternalTables(state);
        var found = await new ExternalSearch(org, context, cancel).FindAsync(search, tables).ConfigureAwait(false);
        return new SearchRun(tables.Freeze(), SearchableAt(state, context.Now), this, context with { Org = org }, found).Of(search);
    }

    /// <summary>At most so many records, of the objects in turn, whose names begin with what was typed.</summary>
    public Suggestions Suggest(Org org, string typed, IReadOnlyList<SuggestedObject> objects, int limit, QueryContext context)
    {
        var state = org.State;
        var search = new SearchRun(state, SearchableAt(state, context.Now), this, context);
        return new SuggestionRun(state, search, context with { Org = org }).Of(typed, objects, limit);
    }

    /// <summary>What was searchable at a time, of a state and what came before it.</summary>
    private OrgState SearchableAt(OrgState state, DateTimeOffset now) => history?.SearchableAt(now) ?? state;

    /// <summary>Takes note of a commit, so that it becomes searchable in time.</summary>
    internal void Committed(OrgState state, DateTimeOffset now)
    {
        lock (writing)
            if (history is { } known) history = known.After(state, now);
    }

    /// <summary>Makes a state searchable at once, as if nothing had been there before it.</summary>
    internal void StartFrom(OrgState state)
    {
        lock (writing)
            if (history is { } known) history = SearchHistory.Starting(known.Delay, state);
    }

    internal ObjectIndex IndexOf(SObjectType type, Table table)
    {
        if (indexes.TryGetValue(type.Index, out var index) && index.IsOf(table)) return index;
        lock (gate)
        {
            index = indexes.GetValueOrDefault(type.Index, ObjectIndex.Empty).At(table, type);
            indexes = indexes.SetItem(type.Index, index);
            return index;
        }
    }
}
