using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Cursors;
using FakeForce.Engine.Soql.Execution;

namespace FakeForce.Engine.External;

/// <summary>
/// Runs a query of an external object, a batch at a time. The external system filters, orders and cuts; what it answers is shown as it is,
/// and filtered no second time, since the two may well compare differently.
/// </summary>
internal sealed class ExternalRun(Org org, ExternalCursors cursors, QueryContext context, CancellationToken cancel)
{
    private const int SmallestBatch = 200, LargestBatch = 2_000;

    /// <summary>"The default queryMore batch size for external objects is 500" where totals are known; without them result sets have 2,000 rows.</summary>
    private const int UsualBatch = 500;

    private readonly ExternalReader reader = new(org, cancel);

    public async Task<QueryPage> FirstAsync(BoundQuery query, int? batchSize)
    {
        var abilities = await reader.AbilitiesAsync(query.Type).ConfigureAwait(false);
        var joins = new JoinFilters(org, reader, context);
        var where = await joins.ResolveAsync(query.Type, query.Where).ConfigureAwait(false);
        ExternalJoins.CheckCount(query, joins.Count);
        var filter = new FilterPlan(query.Type, new Run(org.State, context), reader.Ids).Of(where);
        if (query.IsCount) return await CountAsync(query, filter, abilities).ConfigureAwait(false);
        var size = Math.Clamp(batchSize ?? (abilities.TotalSize ? UsualBatch : LargestBatch), SmallestBatch, LargestBatch);
        return await NextAsync(new ExternalCursor(query, context, filter, size)).ConfigureAwait(false);
    }

    public async Task<QueryPage> NextAsync(ExternalCursor cursor)
    {
        var (query, tables) = (cursor.Query, new ExternalTables(org.State));
        var left = query.Limit is { } limit ? limit - cursor.Given : int.MaxValue;
        if (left <= 0 || FilterPlan.IsNever(cursor.Filter)) return Shown(cursor with { Total = 0 }, tables, [], null);
        var abilities = await reader.AbilitiesAsync(query.Type).ConfigureAwait(false);
        var asked = Ask(cursor, abilities, left, out var wanted);
        var page = await reader.AskAsync(asked).ConfigureAwait(false);
        var rows = page.Rows.Count > wanted ? [.. page.Rows.Take(wanted)] : page.Rows;
        var numbers = await reader.PutAsync(tables, asked, rows).ConfigureAwait(false);
        await new ExternalJoins(org, reader, tables, context).FollowAsync(query, numbers).ConfigureAwait(false);
        var next = Advance(cursor, abilities, page, wanted, rows.Count);
        return Shown(next, tables, numbers, HasMore(next, abilities, page, wanted) ? cursors.Open(next, org.Clock.GetUtcNow()).Locator : null);
    }

    private static ExternalQuery Ask(ExternalCursor cursor, ExternalAbilities abilities, int left, out int wanted)
    {
        var query = cursor.Query;
        wanted = abilities.ServerPaging ? left : Math.Min(left, cursor.BatchSize);
        // Without totals one row more than wanted tells whether there are more (E2 of the protocol: maxResults + 1).
        int? top = abilities.ServerPaging ? query.Limit : abilities.TotalSize ? wanted : wanted + 1;
        return new ExternalQuery(query.Type)
        {
            Columns = ExternalColumns.Of(query.Shape),
            Filter = cursor.Filter,
            OrderBy = ExternalColumns.OrderOf(query),
            Top = top,
            Skip = query.Offset + (abilities.ServerPaging ? 0 : cursor.Given),
            Token = cursor.Token,
        };
    }

    private static ExternalCursor Advance(ExternalCursor cursor, ExternalAbilities abilities, ExternalPage page, int wanted, int given)
    {
        if (cursor.Bytes + page.Bytes > ExternalReader.MostBytes) throw ExternalErrors.TooLarge();
        if (!abilities.ServerPaging && page.Rows.Count > wanted + (abilities.TotalSize ? 0 : 1)) throw ExternalErrors.Unreadable($"it has {page.Rows.Count} rows where {wanted} were asked for");
        if (page.Next is { } next && next == cursor.Token) throw ExternalErrors.Unreadable("its next page is the same again");
        if (abilities is { TotalSize: true, ServerPaging: false } && page.Total is null) throw ExternalErrors.Unreadable("it lacks the row count that was asked for");
        return cursor with { Given = cursor.Given + given, Token = abilities.ServerPaging ? page.Next : null, Total = page.Total ?? cursor.Total, Bytes = cursor.Bytes + page.Bytes };
    }

    private static bool HasMore(ExternalCursor next, ExternalAbilities abilities, ExternalPage page, int wanted)
    {
        if (next.Query.Limit is { } limit && next.Given >= limit) return false;
        if (abilities.ServerPaging) return page.Next is not null;
        // A system that pages by itself although nobody said so: it goes on behind the rows that it gave.
        if (page.Next is not null && page.Rows.Count > 0) return true;
        return abilities.TotalSize ? page.Rows.Count > 0 && next.Query.Offset + next.Given < page.Total : page.Rows.Count > wanted;
    }

    private QueryPage Shown(ExternalCursor at, ExternalTables tables, int[] numbers, string? locator)
    {
        var result = Queries.Found(tables.Freeze(), ExternalJoins.WithoutFilters(at.Query), context with { Org = org }, numbers).WithTotal(TotalOf(at, locator is null));
        return new QueryPage(result, new QueryBatch(result.AllRows(), null), locator);
    }

    private static int TotalOf(ExternalCursor at, bool isLast)
    {
        if (at.Total is { } total) return (int)Math.Clamp(total - at.Query.Offset, 0, at.Query.Limit ?? int.MaxValue);
        return isLast ? at.Given : -1;
    }

    private async Task<QueryPage> CountAsync(BoundQuery query, ExternalFilter? filter, ExternalAbilities abilities)
    {
        if (!abilities.TotalSize) throw ExternalErrors.Unsupported("COUNT() without row counts (inlineCountEnabled)");
        var total = FilterPlan.IsNever(filter) ? 0
            : (await reader.AskAsync(new ExternalQuery(query.Type) { Filter = filter, CountOnly = true }).ConfigureAwait(false)).Total ?? throw ExternalErrors.Unreadable("it lacks the row count that was asked for");
        var count = (int)Math.Clamp(total, 0, query.Limit ?? int.MaxValue);
        var result = new QueryResult(new Run(org.State, context), query, count);
        return new QueryPage(result, new QueryBatch(result.AllRows(), null), null);
    }
}
