using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Telemetry;

/// <summary>
/// How many calls there were, how they ended and how long they took: kept here for /_fakeforce/metrics, and offered to whoever listens to
/// the meter "FakeForce".
/// </summary>
internal sealed class CallMetrics
{
    public const string MeterName = "FakeForce";

    /// <summary>Upper ends of the histogram's buckets in seconds: from a tenth of a millisecond to Salesforce's longest call.</summary>
    public static readonly double[] Buckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 600];

    private static readonly Meter meter = new(MeterName);
    private static readonly Histogram<double> durations = meter.CreateHistogram<double>("fakeforce.call.duration", "s", "How long calls took");

    // What callers make up (methods, mostly) must not fill the memory.
    private const int MostKinds = 2_000;

    private readonly ConcurrentDictionary<(string Api, string Method, string Status), CallTimes> kinds = new();
    private long faults, unsupported;

    public IEnumerable<((string Api, string Method, string Status) Kind, CallTimes Times)> All => kinds.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));

    public long Faults => Volatile.Read(ref faults);
    public long Unsupported => Volatile.Read(ref unsupported);

    public void Count(CallNote note, string status)
    {
        var seconds = note.Took.TotalSeconds;
        if (note.Fault is not null) Interlocked.Increment(ref faults);
        if (note.Unsupported is not null) Interlocked.Increment(ref unsupported);
        TimesOf((note.Api, note.Method, status)).Add(seconds);
        if (durations.Enabled) durations.Record(seconds, new("fakeforce.api", note.Api), new("http.request.method", note.Method), new("status", status));
    }

    private CallTimes TimesOf((string, string, string) kind)
    {
        if (kinds.TryGetValue(kind, out var times)) return times;
        return kinds.Count < MostKinds ? kinds.GetOrAdd(kind, static _ => new CallTimes()) : kinds.GetOrAdd(("other", "other", "other"), static _ => new CallTimes());
    }
}
