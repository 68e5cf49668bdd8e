using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FakeForce.Engine.Soql.Cursors;

/// <summary>
/// The open cursors of an org. They live two days by the org's clock, whatever is read from them (Salesforce App Limits
/// Cheatsheet, "API Query Cursor Limits"); Salesforce limits their number no more, but memory does: the oldest go first.
/// </summary>
public sealed class QueryCursors
{
    private const int SmallestBatch = 200;
    private const int LargestBatch = 2_000;
    private const int LongTextBatch = 200;
    private const int MostCursors = 10_000;
    private const long MostRows = 50_000_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);
    private static readonly KeyPrefix Prefix = KeyPrefix.Parse("01g");

    private readonly Lock gate = new();
    private readonly Dictionary<RecordId, QueryCursor> open = [];
    private readonly Queue<QueryCursor> oldestFirst = new();
    private long lastNumber;
    private long rows;

    public int Count
    {
        get { lock (gate) return open.Count; }
    }

    /// <summary>The first batch of a fresh result. <paramref name="batchSize"/> outside 200 to 2,000 is brought inside.</summary>
    public QueryPage First(QueryResult result, int? batchSize, DateTimeOffset now)
    {
        var size = result.HasManyLongTexts ? LongTextBatch : Math.Clamp(batchSize ?? LargestBatch, SmallestBatch, LargestBatch);
        var batch = result.Batch(0, size);
        if (batch.Next is not { } next) return new QueryPage(result, batch, null);
        var cursor = Open(result, size, now);
        return new QueryPage(result, batch, cursor.LocatorAt(next));
    }

    /// <summary>The batch that a locator names; INVALID_QUERY_LOCATOR if it names none, or one whose time is over.</summary>
    public QueryPage Next(string locator, DateTimeOffset now)
    {
        if (!TryFind(locator, now, out var cursor, out var start)) throw SoqlErrors.InvalidLocator.Plain();
        var batch = cursor.Result.Batch(start, cursor.BatchSize);
        return new QueryPage(cursor.Result, batch, batch.Next is { } next ? cursor.LocatorAt(next) : null);
    }

    /// <summary>Forgets all of them, as a reset of the org does.</summary>
    public void Clear()
    {
        lock (gate)
        {
            open.Clear();
            oldestFirst.Clear();
            rows = 0;
        }
    }

    private QueryCursor Open(QueryResult result, int size, DateTimeOffset now)
    {
        lock (gate)
        {
            var cursor = new QueryCursor(new RecordId(Prefix, ++lastNumber), result, size, now + Lifetime);
            open[cursor.Id] = cursor;
            oldestFirst.Enqueue(cursor);
            rows += result.RowCount;
            while (oldestFirst.Count > 1 && (oldestFirst.Peek().ExpiresAt <= now || oldestFirst.Count > MostCursors || rows > MostRows)) Close(oldestFirst.Dequeue());
            return cursor;
        }
    }

    private void Close(QueryCursor cursor)
    {
        open.Remove(cursor.Id);
        rows -= cursor.Result.RowCount;
    }

    private bool TryFind(string locator, DateTimeOffset now, [NotNullWhen(true)] out QueryCursor? cursor, out int start)
    {
        (cursor, start) = (null, 0);
        var dash = locator.LastIndexOf('-');
        if (dash < 0 || !RecordId.TryParse(locator.AsSpan(0, dash), out var id)) return false;
        if (!int.TryParse(locator.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out start)) return false;
        lock (gate)
            return open.TryGetValue(id, out cursor) && cursor.ExpiresAt > now && start < cursor.Result.RowCount;
    }
}
