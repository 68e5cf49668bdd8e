using System.Globalization;

namespace FakeForce.Engine.Limits;

/// <summary>
/// Counts uses over the last 24 hours in slots of 15 minutes; a use is free again when its slot leaves the window. Lock-free
/// but for the moment a slot changes.
/// </summary>
public sealed class RollingLedger(long max, TimeProvider clock)
{
    private const int Slots = 96;
    private static readonly long slotTicks = TimeSpan.FromMinutes(15).Ticks;

    private readonly Lock gate = new();
    private readonly long[] slots = new long[Slots];
    private long slot = clock.GetUtcNow().UtcTicks / slotTicks;
    private long used;

    public long Max { get; } = max;

    public long Used
    {
        get
        {
            Advance();
            return Volatile.Read(ref used);
        }
    }

    public long Remaining => Math.Max(0, Max - Used);

    /// <summary>Books one use and gives the text of Sforce-Limit-Info: <c>api-usage=18/15000</c>. Throws when nothing is left.</summary>
    public string Charge()
    {
        Advance();
        if (Volatile.Read(ref used) >= Max) throw new SalesforceException("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        Interlocked.Increment(ref slots[Volatile.Read(ref slot) % Slots]);
        return string.Create(CultureInfo.InvariantCulture, $"api-usage={Interlocked.Increment(ref used)}/{Max}");
    }

    private void Advance()
    {
        var now = clock.GetUtcNow().UtcTicks / slotTicks;
        if (now <= Volatile.Read(ref slot)) return;
        lock (gate)
        {
            for (var next = slot + 1; next <= now && next <= slot + Slots; next++)
                Interlocked.Add(ref used, -Interlocked.Exchange(ref slots[next % Slots], 0));
            Volatile.Write(ref slot, now);
        }
    }
}
