using System.Collections.Concurrent;

namespace FakeForce.Engine;

/// <summary>Time zones by Salesforce's keys, which are the IANA names.</summary>
public static class TimeZones
{
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> known = new(StringComparer.Ordinal);

    /// <summary>A key that this machine does not know is UTC.</summary>
    public static TimeZoneInfo Named(string key) =>
        known.GetOrAdd(key, static k => TimeZoneInfo.TryFindSystemTimeZoneById(k, out var zone) ? zone : TimeZoneInfo.Utc);
}
