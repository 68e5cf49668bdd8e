using System.Collections.Immutable;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Records.Locks;

/// <summary>
/// Rows that somebody else's transaction holds. FakeForce's own last no time, so a test says which rows are held and for how long; whoever would
/// change one meanwhile is refused, at once rather than after Salesforce's ten seconds.
/// </summary>
public sealed class HeldRows(TimeProvider clock)
{
    /// <summary>Ours.</summary>
    public const int MostHolds = 1_000, MostRows = 10_000;

    private readonly Lock gate = new();
    private ImmutableSortedDictionary<int, Hold> holds = ImmutableSortedDictionary<int, Hold>.Empty;
    private volatile ImmutableDictionary<RecordId, int>? rows;
    private int last;

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<Hold> All
    {
        get
        {
            Expire();
            lock (gate) return [.. holds.Values];
        }
    }

    /// <summary>Holds rows until a moment of the org's clock; null until they are let go.</summary>
    public Hold Add(IReadOnlyList<RecordId> records, DateTimeOffset? until)
    {
        Expire();
        lock (gate)
        {
            if (holds.Count >= MostHolds || records.Count + (rows?.Count ?? 0) > MostRows) throw new SalesforceException("LIMIT_EXCEEDED", $"{MostHolds} holds and {MostRows} rows are held at most");
            var hold = new Hold(++last, records, until);
            Set(holds.Add(hold.Number, hold));
            return hold;
        }
    }

    /// <summary>Lets rows go; false if there is no such hold.</summary>
    public bool Remove(int number)
    {
        lock (gate)
        {
            if (!holds.ContainsKey(number)) return false;
            Set(holds.Remove(number));
            return true;
        }
    }

    public void Clear()
    {
        lock (gate) Set(holds.Clear());
    }

    /// <summary>Why a row cannot be changed now; null if it can.</summary>
    internal SaveError? Check(RecordId id)
    {
        if (rows is null) return null;
        Expire();
        // The text and its 15 characters: observed in results of bulk jobs.
        return rows?.ContainsKey(id) == true ? new SaveError("UNABLE_TO_LOCK_ROW", $"unable to obtain exclusive access to this record or 1 records: {id.ToShortString()}") : null;
    }

    /// <summary>
    /// The same for a record's draft: a save locks the record, its masters, and what its look-ups name that are not just cleared when that is
    /// deleted (Record Locking Cheat Sheet).
    /// </summary>
    internal SaveError? Check(RecordId? id, RowDraft draft)
    {
        if (rows is null) return null;
        if (id is { } own && Check(own) is { } held) return held;
        foreach (var field in draft.Type.Fields)
            if (field.Is(FieldFlags.CascadeDelete) || field.Is(FieldFlags.RestrictedDelete))
                if (draft[field] is { IsNull: false } value && Check(value.AsId) is { } parent) return parent;
        return null;
    }

    private void Expire()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var left = holds.RemoveRange(holds.Values.Where(hold => hold.Until <= now).Select(hold => hold.Number));
            if (left.Count != holds.Count) Set(left);
        }
    }

    private void Set(ImmutableSortedDictionary<int, Hold> next)
    {
        holds = next;
        rows = next.Count == 0 ? null : next.Values.SelectMany(hold => hold.Records).Distinct().ToImmutableDictionary(id => id, _ => 0);
    }
}

/// <summary>Rows that are held together.</summary>
public sealed record Hold(int Number, IReadOnlyList<RecordId> Records, DateTimeOffset? Until);
