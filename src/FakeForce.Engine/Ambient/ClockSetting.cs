namespace FakeForce.Engine;

/// <summary>How a clock runs: at <paramref name="Host"/> of the machine it was <paramref name="Org"/>, and from there on it goes so many times as fast; not at all with 0.</summary>
public sealed record ClockSetting(DateTimeOffset Host, DateTimeOffset Org, double Speed)
{
    public static ClockSetting Real(DateTimeOffset now) => new(now, now, 1);

    public DateTimeOffset At(DateTimeOffset host) => Speed == 1 ? Org + (host - Host) : Org.AddTicks((long)((host - Host).Ticks * Speed));

    /// <summary>How long the machine takes until it is <paramref name="time"/>; never, if the clock stands.</summary>
    public TimeSpan Until(DateTimeOffset time, DateTimeOffset host)
    {
        var left = time - At(host);
        if (left <= TimeSpan.Zero) return TimeSpan.Zero;
        return Speed == 0 ? Timeout.InfiniteTimeSpan : left / Speed;
    }
}
