using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FakeForce.Engine.Soql.Execution;

namespace FakeForce.Engine.Soql.Cursors;

/// <summary>
/// The open cursors of an org. They and their nested ones live two days from the query on by the org's clock, whatever is
/// read from them (Salesforce App Limits Cheatsheet, "API Query Cursor Limits"). So the parent's next page does not end
/// them, as the SOAP guide said of the time before 56.0. Salesforce limits their number no more, but memory does: the
/// oldest go first.
/// </summary>
public sealed class QueryCursors
{
    private const int SmallestBatch = 200;
    private const int LargestBatch = 2_000;
    private const int LongTextBatch = 200;
    private const int MostCursors = 10_000;
    private const long MostRows = 50_000_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    private readonly Lock gate = new();
    private readonly CursorNumbers numbers;
    private readonly int smallestBatch;
    private readonly Dictionary<RecordId, QueryCursor> open = [];
    private readonly Dictionary<(Run, ChildList), QueryCursor> lists = [];
    private readonly Queue<QueryCursor> oldestFirst = new();
    private long rows;

    internal QueryCursors(CursorNumbers numbers, int smallestBatch = SmallestBatch) => (this.numbers, this.smallestBatch) = (numbers, smallestBatch);

    public int Count
    {
        get { lock (gate) return open.Count; }
    }

    /// <summary>The first batch of a fresh result. <paramref name="batchSize"/> outside 200 to 2,000 is brought inside.</summary>
    public QueryPage First(QueryResult result, int? batchSize, DateTimeOffset now)
    {
        var most = result.HasManyLongTexts ? LongTextBatch : LargestBatch;
        var size = Math.Clamp(batchSize ?? most, smallestBatch, most);
        return Page(new QueryCursor(default, result.Run, result, default, size, now + Lifetime), result, 0, now);
    }

    /// <summary>
    /// The batch that a locator names. INVALID_QUERY_LOCATOR if it names none, or one whose time is over, or a place behind
    /// the end, or another user's: for these four Salesforce has one error (SOAP guide, ExtendedErrorCode: QUERY_LOCATOR_NOT_FOUND,
    /// QUERY_LOCATOR_EXPIRED, LOCATOR_LOCATION_EXCEEDS_SIZE, UNAUTHORIZED_USER_FOR_CURSOR).
    /// </summary>
    public QueryPage Next(string locator, RecordId user, DateTimeOffset now)
    {
        if (!TryFind(locator, out var cursor, out var start) || cursor.ExpiresAt <= now || cursor.Owner != user) throw SoqlErrors.InvalidLocator.Plain();
        var result = cursor.Result();
        return start < result.RowCount ? Page(cursor, result, start, now) : throw SoqlErrors.InvalidLocator.Plain();
    }

    /// <summary>Forgets all of them, as a reset of the org does.</summary>
    public void Clear()
    {
        lock (gate)
        {
            open.Clear();
            lists.Clear();
            oldestFirst.Clear();
            rows = 0;
        }
    }

    // A cursor without an id is not open: a query that fits one batch needs none.
    private QueryPage Page(QueryCursor cursor, QueryResult result, int start, DateTimeOffset now)
    {
        var batch = result.Batch(start, cursor.BatchSize, (list, given) => Open(cursor.Below(list), now).LocatorAt(given));
        if (batch.Next is not { } next) return new QueryPage(result, batch, null);
        if (cursor.Id.IsEmpty) cursor = Open(cursor, now);
        return new QueryPage(result, batch, cursor.LocatorAt(next));
    }

    private QueryCursor Open(QueryCursor cursor, DateTimeOffset now)
    {
        lock (gate)
        {
            // The same page fetched again gives the same locators.
            if (cursor.Query is null && lists.TryGetValue((cursor.Run, cursor.List), out var known)) return known;
            cursor = cursor with { Id = numbers.Next() };
            open[cursor.Id] = cursor;
            if (cursor.Query is null) lists[(cursor.Run, cursor.List)] = cursor;
            oldestFirst.Enqueue(cursor);
            rows += cursor.Rows;
            while (oldestFirst.Count > 1 && (oldestFirst.Peek().ExpiresAt <= now || oldestFirst.Count > MostCursors || rows > MostRows)) Close(oldestFirst.Dequeue());
            return cursor;
        }
    }

    private void Close(QueryCursor cursor)
    {
        open.Remove(cursor.Id);
        if (cursor.Query is null) lists.Remove((cursor.Run, cursor.List));
        rows -= cursor.Rows;
    }

    private bool TryFind(string locator, [NotNullWhen(true)] out QueryCursor? cursor, out int start)
    {
        (cursor, start) = (null, 0);
        var dash = locator.LastIndexOf('-');
        if (dash < 0 || !RecordId.TryParse(locator.AsSpan(0, dash), out var id)) return false;
        if (!int.TryParse(locator.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out start)) return false;
        lock (gate) return open.TryGetValue(id, out cursor);
    }
}
