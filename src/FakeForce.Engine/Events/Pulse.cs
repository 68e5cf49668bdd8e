using System.Threading.Channels;

namespace FakeForce.Engine.Events;

/// <summary>
/// Wakes one waiter, whatever the reason; one that comes while nobody waits wakes the next waiter at once. A waiter looks again at
/// everything, so it does not matter if it is woken for nothing or once for several reasons.
/// </summary>
public sealed class Pulse : IThreadPoolWorkItem, IDisposable
{
    private readonly Channel<bool> channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true, AllowSynchronousContinuations = true });
    private readonly TimeProvider clock;
    private ITimer? timer;
    // Ticks of the time at which the timer goes off.
    private long armed = long.MaxValue;
    private int isQueued;

    public Pulse(TimeProvider clock) => this.clock = clock;

    /// <summary>The waiter goes on here and now, on the caller's thread.</summary>
    public void Set() => channel.Writer.TryWrite(true);

    /// <summary>The waiter goes on soon, on another thread.</summary>
    public void SetLater()
    {
        if (Interlocked.Exchange(ref isQueued, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Returns at the next pulse, or a while later at the latest. For one waiter at a time.</summary>
    public ValueTask<bool> WaitAsync(TimeSpan most)
    {
        if (most != Timeout.InfiniteTimeSpan) Arm(most);
        return channel.Reader.ReadAsync();
    }

    public void Dispose() => timer?.Dispose();

    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref isQueued, 0);
        Set();
    }

    // One that goes off earlier than it need is as good: most waits end before their time, and setting a timer costs more.
    private void Arm(TimeSpan most)
    {
        var due = clock.GetUtcNow().UtcTicks + Math.Max(0, most.Ticks);
        if (due >= Volatile.Read(ref armed)) return;
        Volatile.Write(ref armed, due);
        timer ??= clock.CreateTimer(static pulse => ((Pulse)pulse!).GoOff(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(most > TimeSpan.Zero ? most : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void GoOff()
    {
        Volatile.Write(ref armed, long.MaxValue);
        Set();
    }
}
