using System.Collections.Concurrent;

namespace FakeForce.Engine.Records;

/// <summary>
/// Each user's most recently used records, newest first, 200 at most. Kept in memory beside the state: a restart forgets
/// them, as nothing but convenience depends on them.
/// </summary>
public sealed class RecentItems
{
    private const int Most = 200;

    private readonly ConcurrentDictionary<RecordId, LinkedList<RecordId>> byUser = new();

    public void Touch(RecordId user, RecordId record)
    {
        var items = byUser.GetOrAdd(user, static _ => new());
        lock (items)
        {
            if (items.First?.Value == record) return;
            items.Remove(record);
            items.AddFirst(record);
            if (items.Count > Most) items.RemoveLast();
        }
    }

    public IReadOnlyList<RecordId> Of(RecordId user, int limit)
    {
        if (!byUser.TryGetValue(user, out var items)) return [];
        lock (items) return [.. items.Take(limit)];
    }

    public void Clear() => byUser.Clear();
}
