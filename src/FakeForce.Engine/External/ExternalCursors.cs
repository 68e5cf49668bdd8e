using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Cursors;

namespace FakeForce.Engine.External;

/// <summary>The open ones, by the locator of their next batch.</summary>
internal sealed class ExternalCursors(CursorNumbers numbers)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, ExternalCursor> open = new(StringComparer.Ordinal);
    private readonly Queue<string> oldestFirst = new();

    public ExternalCursor Open(ExternalCursor cursor, DateTimeOffset now)
    {
        lock (gate)
        {
            cursor = cursor.Id.IsEmpty ? cursor with { Id = numbers.Next(), ExpiresAt = now + Lifetime } : cursor;
            if (open.TryAdd(cursor.Locator, cursor)) oldestFirst.Enqueue(cursor.Locator);
            else open[cursor.Locator] = cursor;
            while (oldestFirst.Count > Most) open.Remove(oldestFirst.Dequeue());
            return cursor;
        }
    }

    public ExternalCursor? Find(string locator, RecordId user, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!open.TryGetValue(locator, out var cursor)) return null;
            return cursor.ExpiresAt > now && cursor.Context.UserId == user ? cursor : throw SoqlErrors.InvalidLocator.Plain();
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            open.Clear();
            oldestFirst.Clear();
        }
    }
}
