namespace FakeForce.Engine.Limits;

/// <summary>
/// Counts uses over the last 24 hours, or another time, in 96 slots; a use is free again when its slot leaves the window.
/// Lock-free but for the moment a slot changes.
/// </summary>
public sealed class RollingLedger(long max, TimeProvider clock, TimeSpan? window = null, long? hardMax = null)
{
    private const int Slots = 96;
    private readonly long slotTicks = SlotTicks(window);

    private readonly Lock gate = new();
    private readonly long[] slots = new long[Slots];
    private long slot = clock.GetUtcNow().UtcTicks / SlotTicks(window);
    private readonly long start = max;
    private readonly long hardStart = hardMax ?? max;
    private long most = max;
    private long hardMost = hardMax ?? max;
    private long used;

    public long Max => Volatile.Read(ref most);

    /// <summary>Where uses are refused: the maximum, or a higher end that is not shown.</summary>
    public long HardMax => Volatile.Read(ref hardMost);

    public long Used
    {
        get
        {
            Advance();
            return Volatile.Read(ref used);
        }
    }

    public long Remaining => Math.Max(0, Max - Used);

    /// <summary>Books so many uses, or none if not all of them are left.</summary>
    public bool TryUse(long amount, out long usedNow)
    {
        usedNow = Used;
        if (usedNow + amount > HardMax) return false;
        usedNow = Use(amount);
        return true;
    }

    /// <summary>Books what has been used already, even beyond the maximum, and gives the uses in all.</summary>
    public long Use(long amount)
    {
        Advance();
        Interlocked.Add(ref slots[Volatile.Read(ref slot) % Slots], amount);
        return Interlocked.Add(ref used, amount);
    }

    /// <summary>Another maximum, and another number of uses, which count from now on for the whole window.</summary>
    /// <remarks>Uses are refused from the maximum on then, unless a higher end is given.</remarks>
    internal void Set(long? max, long? uses, long? hardMax = null)
    {
        if (max is { } changed) Volatile.Write(ref most, changed);
        Volatile.Write(ref hardMost, hardMax ?? Max);
        if (uses is not { } booked) return;
        Advance();
        lock (gate) Clear();
        Use(booked);
    }

    /// <summary>The maximum that it began with, and no uses.</summary>
    internal void Reset() => Set(start, 0, hardStart);

    private void Clear()
    {
        for (var i = 0; i < Slots; i++) Interlocked.Add(ref used, -Interlocked.Exchange(ref slots[i], 0));
    }

    private static long SlotTicks(TimeSpan? window) => (window ?? TimeSpan.FromDays(1)).Ticks / Slots;

    private void Advance()
    {
        var now = clock.GetUtcNow().UtcTicks / slotTicks;
        var known = Volatile.Read(ref slot);
        // Back by more than machines' clocks are corrected: the org was reset.
        var isBack = now < known - 1;
        if (now <= known && !isBack) return;
        lock (gate)
        {
            if (isBack)
            {
                Clear();
                Volatile.Write(ref slot, now);
                return;
            }
            for (var next = slot + 1; next <= now && next <= slot + Slots; next++)
                Interlocked.Add(ref used, -Interlocked.Exchange(ref slots[next % Slots], 0));
            Volatile.Write(ref slot, now);
        }
    }
}
