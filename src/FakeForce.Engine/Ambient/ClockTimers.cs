namespace FakeForce.Engine;

/// <summary>The timers of an org's clock in the order of their times, and the one of the machine that wakes for the first of them.</summary>
internal sealed class ClockTimers
{
    // The machine's own timers take no longer than that.
    private static readonly TimeSpan longest = TimeSpan.FromDays(40);

    private readonly OrgClock clock;
    private readonly TimeProvider host;
    private readonly ClockWork work;
    private readonly ITimer alarm;
    private readonly Lock gate = new();
    private readonly SortedSet<ClockTimer> waiting = new(Comparer<ClockTimer>.Create((a, b) => a.Due != b.Due ? a.Due.CompareTo(b.Due) : a.Number.CompareTo(b.Number)));
    private long lastNumber;
    private bool isHeld, hasStopped;

    public ClockTimers(OrgClock clock, TimeProvider host, ClockWork work)
    {
        (this.clock, this.host, this.work) = (clock, host, work);
        using (ExecutionContext.SuppressFlow()) alarm = host.CreateTimer(static timers => ((ClockTimers)timers!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public ITimer Create(TimerCallback callback, object? state, TimeSpan due, TimeSpan period)
    {
        var timer = new ClockTimer(this, () => callback(state), Interlocked.Increment(ref lastNumber));
        timer.Change(due, period);
        return timer;
    }

    /// <summary>Nothing goes off by itself until this is disposed.</summary>
    public IDisposable Hold()
    {
        lock (gate) isHeld = true;
        return new Hold_(this);
    }

    /// <summary>When the next goes off, if not later than a time.</summary>
    public DateTimeOffset? Next(DateTimeOffset most)
    {
        lock (gate) return waiting.Min is { } first && first.Due <= most ? first.Due : null;
    }

    /// <summary>Lets the first go off, here and now.</summary>
    public void GoOff()
    {
        ClockTimer first;
        lock (gate)
        {
            if (waiting.Min is not { } found) return;
            Take(first = found);
        }
        first.Callback();
    }

    /// <summary>Sets the machine's timer for the first.</summary>
    public void Arm()
    {
        lock (gate)
        {
            if (isHeld || hasStopped) return;
            var left = waiting.Min is { } first ? clock.Setting.Until(first.Due, host.GetUtcNow()) : Timeout.InfiniteTimeSpan;
            // A moment late rather than early, when there is nothing to do yet.
            if (left > TimeSpan.Zero) left = left < longest ? left + TimeSpan.FromMilliseconds(1) : longest;
            alarm.Change(left, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The clock has been put back or forth, and nobody is to wait longer or shorter for it.</summary>
    public void Shift(TimeSpan by)
    {
        lock (gate)
        {
            var all = waiting.ToList();
            waiting.Clear();
            foreach (var timer in all)
            {
                timer.Due += by;
                waiting.Add(timer);
            }
        }
        Arm();
    }

    public void Stop()
    {
        lock (gate)
        {
            hasStopped = true;
            waiting.Clear();
            alarm.Dispose();
        }
    }

    internal void Change(ClockTimer timer, TimeSpan due, TimeSpan period)
    {
        var isFirst = false;
        lock (gate)
        {
            var wasFirst = ReferenceEquals(waiting.Min, timer);
            waiting.Remove(timer);
            if (due >= TimeSpan.Zero && !hasStopped)
            {
                var now = clock.GetUtcNow();
                (timer.Due, timer.Period) = (due < DateTimeOffset.MaxValue - now ? now + due : DateTimeOffset.MaxValue, period);
                waiting.Add(timer);
            }
            isFirst = wasFirst || ReferenceEquals(waiting.Min, timer);
        }
        if (isFirst) Arm();
    }

    private void Ring()
    {
        while (true)
        {
            ClockTimer first;
            IDisposable begun;
            lock (gate)
            {
                if (isHeld || waiting.Min is not { } found || found.Due > clock.GetUtcNow()) break;
                Take(first = found);
                begun = work.Begin(null, default);
            }
            // Each on its own, as the machine's timers go off. An advance that comes now waits for them.
            ThreadPool.UnsafeQueueUserWorkItem(static going =>
            {
                using (going.begun) going.first.Callback();
            }, (first, begun), preferLocal: false);
        }
        Arm();
    }

    private void Take(ClockTimer timer)
    {
        waiting.Remove(timer);
        if (timer.Period <= TimeSpan.Zero) return;
        timer.Due += timer.Period;
        waiting.Add(timer);
    }

    private sealed class Hold_(ClockTimers timers) : IDisposable
    {
        public void Dispose()
        {
            lock (timers.gate) timers.isHeld = false;
            timers.Arm();
        }
    }
}

/// <summary>A timer by an org's clock.</summary>
internal sealed class ClockTimer(ClockTimers timers, Action callback, long number) : ITimer
{
    public Action Callback => callback;
    public long Number => number;
    public DateTimeOffset Due { get; set; }
    public TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        timers.Change(this, dueTime, period);
        return true;
    }

    public void Dispose() => timers.Change(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
