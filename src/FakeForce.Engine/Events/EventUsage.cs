namespace FakeForce.Engine.Events;

/// <summary>
/// How many events were published and delivered in each hour of the last 45 days, platform events and change events apart; those of
/// standard volume are not counted (Platform Events Developer Guide, "Monitor Platform Event Publishing and Delivery Usage"). Counts
/// begin anew with the process.
/// </summary>
public sealed class EventUsage
{
    private const int HoursKept = 45 * 24;

    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly SortedDictionary<long, long[]> byHour = [];

    internal EventUsage(TimeProvider clock) => this.clock = clock;

    /// <summary>Between two full hours.</summary>
    public long Between(UsageMetric metric, DateTimeOffset start, DateTimeOffset end)
    {
        lock (gate) return byHour.Where(hour => hour.Key >= HourOf(start) && hour.Key < HourOf(end)).Sum(hour => hour.Value[(int)metric]);
    }

    /// <summary>The days, as their beginning in UTC, on which there was any use.</summary>
    public IReadOnlyList<DateTimeOffset> Days
    {
        get
        {
            lock (gate) return [.. byHour.Keys.Select(hour => new DateTimeOffset(hour / 24 * TimeSpan.TicksPerDay, TimeSpan.Zero)).Distinct()];
        }
    }

    internal void Published(EventLog log, long from)
    {
        var (platform, changes) = (0, 0);
        for (var place = Math.Max(from, log.First); place < log.End;)
        {
            var run = log.Run(place);
            Count(run, ref platform, ref changes);
            place += run.Length;
        }
        Add(UsageMetric.PlatformEventsPublished, platform, UsageMetric.ChangeEventsPublished, changes);
    }

    internal void Delivered(ReadOnlySpan<EventEntry> entries)
    {
        var (platform, changes) = (0, 0);
        Count(entries, ref platform, ref changes);
        Add(UsageMetric.PlatformEventsDelivered, platform, UsageMetric.ChangeEventsDelivered, changes);
    }

    internal void Clear()
    {
        lock (gate) byHour.Clear();
    }

    private static void Count(ReadOnlySpan<EventEntry> entries, ref int platform, ref int changes)
    {
        foreach (ref readonly var entry in entries)
        {
            if (entry.Kind.IsChange) changes++;
            else if (entry.Kind.Life == EventLife.HighVolume) platform++;
        }
    }

    private void Add(UsageMetric first, int firstCount, UsageMetric second, int secondCount)
    {
        if (firstCount == 0 && secondCount == 0) return;
        var hour = HourOf(clock.GetUtcNow());
        lock (gate)
        {
            if (!byHour.TryGetValue(hour, out var counts))
            {
                byHour[hour] = counts = new long[Enum.GetValues<UsageMetric>().Length];
                while (byHour.Count > HoursKept) byHour.Remove(byHour.Keys.First());
            }
            counts[(int)first] += firstCount;
            counts[(int)second] += secondCount;
        }
    }

    private static long HourOf(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerHour;
}

/// <summary>CHANGE_EVENTS_PUBLISHED … of PlatformEventUsageMetric.</summary>
public enum UsageMetric { ChangeEventsPublished, ChangeEventsDelivered, PlatformEventsPublished, PlatformEventsDelivered }
