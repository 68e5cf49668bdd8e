using System.Collections.Concurrent;

namespace FakeForce.Engine.Records;

/// <summary>
/// Each user's most recently used records. Kept in memory beside the state: a restart forgets them, as nothing but
/// convenience depends on them. Writing is appending to a ring, because every create passes here; repeats are dropped
/// when somebody reads.
/// </summary>
public sealed class RecentItems(TimeProvider clock, RecentItems? before = null)
{
    private readonly ConcurrentDictionary<RecordId, Ring> byUser = new();

    public void Touch(RecordId user, RecordId record) => byUser.GetOrAdd(user, static _ => new Ring()).Add(new(record, clock.GetUtcNow()));

    /// <summary>Newest first, each once.</summary>
    public IReadOnlyList<RecordId> Of(RecordId user, int limit) => [.. Uses(user, limit).Select(use => use.Record)];

    /// <summary>The same with the moment of the last use.</summary>
    internal IReadOnlyList<RecentUse> Uses(RecordId user, int limit)
    {
        var uses = byUser.TryGetValue(user, out var ring) ? ring.Newest(limit) : [];
        return before is null ? uses : [.. uses.Concat(before.Uses(user, limit)).DistinctBy(use => use.Record).Take(limit)];
    }

    public void Clear() => byUser.Clear();

    /// <summary>Hands what was noted here to the list that this one was put before.</summary>
    internal void Adopt()
    {
        foreach (var (user, ring) in byUser)
            foreach (var use in ring.Newest(int.MaxValue).AsEnumerable().Reverse()) before?.Touch(user, use.Record);
    }

    private sealed class Ring
    {
        // Many times the 200 that are ever shown, so that using the same few records over and over does not push others out.
        private const int Size = 4096;

        private readonly Lock gate = new();
        private readonly RecentUse[] items = new RecentUse[Size];
        private long count;

        public void Add(RecentUse use)
        {
            lock (gate)
            {
                if (count > 0 && items[(count - 1) % Size].Record == use.Record) count--;
                items[count++ % Size] = use;
            }
        }

        public List<RecentUse> Newest(int limit)
        {
            var seen = new HashSet<RecordId>();
            var newest = new List<RecentUse>();
            lock (gate)
                for (var i = count - 1; i >= Math.Max(0, count - Size) && newest.Count < limit; i--)
                    if (seen.Add(items[i % Size].Record)) newest.Add(items[i % Size]);
            return newest;
        }
    }
}

/// <summary>A record and when its user last had it in hand.</summary>
internal readonly record struct RecentUse(RecordId Record, DateTimeOffset When);
