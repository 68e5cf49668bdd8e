namespace FakeForce.Server.Telemetry;

/// <summary>The number of calls of one kind, the time that they took together, and how many took how long.</summary>
internal sealed class CallTimes
{
    private readonly long[] buckets = new long[CallMetrics.Buckets.Length + 1];
    private long microseconds;

    public long Count => buckets.Sum();

    public double Seconds => Volatile.Read(ref microseconds) / 1e6;

    /// <summary>How many took no longer than each end of a bucket; the last is all.</summary>
    public IEnumerable<long> Cumulative
    {
        get
        {
            long sum = 0;
            foreach (var count in buckets) yield return sum += count;
        }
    }

    public void Add(double seconds)
    {
        var place = Array.BinarySearch(CallMetrics.Buckets, seconds);
        Interlocked.Increment(ref buckets[place < 0 ? ~place : place]);
        Interlocked.Add(ref microseconds, (long)(seconds * 1e6));
    }
}
