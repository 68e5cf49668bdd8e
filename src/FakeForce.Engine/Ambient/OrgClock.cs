namespace FakeForce.Engine;

/// <summary>
/// The clock of one org: that of the machine, or frozen, or ahead of it, or faster. <see cref="AdvanceAsync"/> lets time pass at
/// once: whatever falls due meanwhile runs in its order, each at its own time. It never goes back but by a reset of the org.
/// </summary>
public sealed class OrgClock : TimeProvider
{
    /// <summary>Timers that one advance lets go off; a day of one that ticks by the second is 86,400. Ours.</summary>
    public const int MostTicks = 5_000_000;

    /// <summary>Times the speed of the machine's clock. Ours.</summary>
    public const double MostSpeed = 1_000_000;

    // Salesforce stores no moment behind the year 4000.
    private static readonly DateTimeOffset end = new(4000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider host;
    private readonly ClockTimers timers;
    private readonly ClockWork work = new();
    private readonly SemaphoreSlim turns = new(1);
    private volatile ClockSetting setting;
    // What a reset goes back to; null for the machine's time.
    private ClockSetting? start;

    public OrgClock(TimeProvider host, ClockSetting? setting = null)
    {
        this.host = host;
        start = setting;
        this.setting = setting ?? ClockSetting.Real(host.GetUtcNow());
        timers = new ClockTimers(this, host, work);
    }

    /// <summary>How it runs.</summary>
    public ClockSetting Setting => setting;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => setting.At(host.GetUtcNow());

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => timers.Create(callback, state, dueTime, period);

    /// <summary>Something that the clock has set off begins; an advance waits until it is disposed.</summary>
    public IDisposable Begin(string what) => work.Begin(what, GetUtcNow());

    /// <summary>The same, for something that an advance waits for no longer than a time of the machine's clock.</summary>
    internal IDisposable BeginAtMost(string what, TimeSpan atMost)
    {
        var begun = Begin(what);
        return new Waited(begun, host.CreateTimer(static piece => ((IDisposable)piece!).Dispose(), begun, atMost, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Another speed from now on; 0 freezes the clock. Throws <see cref="ArgumentException"/> for one that there is not.</summary>
    public async Task SetSpeedAsync(double speed, CancellationToken cancel = default)
    {
        if (!(speed is >= 0 and <= MostSpeed)) throw new ArgumentException($"speed: {speed} is not a number from 0 (frozen) to {MostSpeed:0}");
        await turns.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            Set(new ClockSetting(host.GetUtcNow(), GetUtcNow(), speed));
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>To a later time; what falls due until then runs. Throws <see cref="ArgumentException"/> for a time that has passed or that is too far off.</summary>
    public async Task<IReadOnlyList<ClockRun>> AdvanceToAsync(DateTimeOffset time, CancellationToken cancel = default)
    {
        await turns.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await AdvanceAsync(_ => time, cancel).ConfigureAwait(false);
        }
        finally
        {
            turns.Release();
        }
    }

    public async Task<IReadOnlyList<ClockRun>> AdvanceAsync(TimeSpan by, CancellationToken cancel = default)
    {
        if (by < TimeSpan.Zero) throw new ArgumentException("the clock cannot go back; a reset of the org puts it back to where it began");
        await turns.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await AdvanceAsync(now => by < end - now ? now + by : end, cancel).ConfigureAwait(false);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>A clock of its own for a fork of the org, at the same time and speed.</summary>
    internal OrgClock Fork() => new(host, new ClockSetting(host.GetUtcNow(), GetUtcNow(), setting.Speed));

    /// <summary>Goes on as it was set before a restart.</summary>
    internal void Resume(ClockSetting before) => Set(start = before);

    /// <summary>As it ran at the start of the org, though its time may then be an earlier one. Whoever waits, waits as long as before.</summary>
    internal void Reset()
    {
        var before = GetUtcNow();
        setting = start ?? ClockSetting.Real(host.GetUtcNow());
        timers.Shift(GetUtcNow() - before);
    }

    /// <summary>Nothing goes off any more: the org has ended.</summary>
    internal void Stop() => timers.Stop();

    // The machine's clock goes on meanwhile, so where to is said of the same moment as where from.
    private async Task<IReadOnlyList<ClockRun>> AdvanceAsync(Func<DateTimeOffset, DateTimeOffset> target, CancellationToken cancel)
    {
        var (speed, now) = (setting.Speed, GetUtcNow());
        var time = target(now);
        if (time < now) throw new ArgumentException($"the clock cannot go back: it is {now:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} already; a reset of the org puts it back to where it began");
        if (time >= end) throw new ArgumentException("the clock ends with the year 3999");
        using var run = work.Gather();
        using var alone = timers.Hold();
        try
        {
            setting = new ClockSetting(host.GetUtcNow(), now, 0);
            await work.SettleAsync(cancel).ConfigureAwait(false);
            for (var ticks = 0; timers.Next(time) is { } due; ticks++)
            {
                cancel.ThrowIfCancellationRequested();
                if (ticks == MostTicks) throw new ArgumentException($"{MostTicks:N0} timers went off, and there are more: the clock stops at {GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'}");
                if (due > GetUtcNow()) setting = new ClockSetting(host.GetUtcNow(), due, 0);
                timers.GoOff();
                await work.SettleAsync(cancel).ConfigureAwait(false);
            }
            setting = new ClockSetting(host.GetUtcNow(), time, 0);
            return run.Done;
        }
        finally
        {
            setting = new ClockSetting(host.GetUtcNow(), GetUtcNow(), speed);
        }
    }

    private sealed record Waited(IDisposable Begun, ITimer End) : IDisposable
    {
        public void Dispose()
        {
            End.Dispose();
            Begun.Dispose();
        }
    }

    private void Set(ClockSetting changed)
    {
        setting = changed;
        timers.Arm();
    }
}
