using FakeForce.Engine.Events;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>
/// PlatformEventUsageMetric: what was published and delivered in the 24 hours up to the last full hour, and on each day before
/// today, where it was anything. Source: Platform Events Developer Guide, "Monitor Platform Event Publishing and Delivery Usage".
/// </summary>
internal static class EventUsageMetrics
{
    private static readonly (UsageMetric Metric, string Name)[] metrics =
    [
        (UsageMetric.ChangeEventsPublished, "CHANGE_EVENTS_PUBLISHED"), (UsageMetric.ChangeEventsDelivered, "CHANGE_EVENTS_DELIVERED"),
        (UsageMetric.PlatformEventsPublished, "PLATFORM_EVENTS_PUBLISHED"), (UsageMetric.PlatformEventsDelivered, "PLATFORM_EVENTS_DELIVERED"),
    ];

    // Ids are 000000000000000AAA: "the Id value returned isn't a valid record ID".
    private static readonly RowParts<(string Name, DateTimeOffset Start, DateTimeOffset End, long Value)> parts = new()
    {
        { "Name", row => row.Name },
        { "StartDate", row => Value.Of(row.Start.ToUnixTimeMilliseconds()) },
        { "EndDate", row => Value.Of(row.End.ToUnixTimeMilliseconds()) },
        { "Value", row => Value.Of(row.Value) },
    };

    public static DerivedObject Object { get; } = new("PlatformEventUsageMetric", scope => parts.TableOf(scope.Catalog["PlatformEventUsageMetric"], Rows(scope)))
    {
        Unknown = ["Client", "EventName", "EventType", "TimeSegment", "UsageType"],
    };

    private static IEnumerable<(string, DateTimeOffset, DateTimeOffset, long)> Rows(DerivedScope scope)
    {
        if (scope.Context.Org?.Events.Usage is not { } usage) return [];
        var now = scope.Context.Now.ToUniversalTime();
        var hour = new DateTimeOffset(now.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        var starts = usage.Days.Where(day => day.AddDays(1) <= hour).Append(hour.AddDays(-1)).Distinct();
        return from start in starts
               from metric in metrics
               let value = usage.Between(metric.Metric, start, start.AddDays(1))
               where value > 0
               select (metric.Name, start, start.AddDays(1), value);
    }
}
