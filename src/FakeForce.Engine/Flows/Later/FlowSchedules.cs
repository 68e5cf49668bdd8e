using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Later;

/// <summary>When scheduled flows run (Help, "Schedule-Triggered Flow Considerations"), in the org's time zone.</summary>
internal static class FlowSchedules
{
    /// <summary>
    /// The next run of each. One whose time passed while nobody was there comes at once, once: as Salesforce runs scheduled code behind a downtime (Apex
    /// Developer Guide, "Apex Scheduler"); of flows no source says it.
    /// </summary>
    public static IEnumerable<FlowJob> Next(FlowCatalog flows, OrgState state, DateTimeOffset now)
    {
        var zone = ZoneOf(state);
        foreach (var (flow, schedule) in Of(flows))
            if (NextOf(schedule, FlowJobDocuments.MarkOf(state, flow.FullName, schedule)?.Until, now, zone) is { } due)
                yield return new FlowJob(FlowJobDocuments.SchedulePrefix + flow.FullName, 0, FlowJobKind.Schedule, flow.FullName, due);
    }

    /// <summary>Those that have no mark yet, or that of another schedule.</summary>
    public static List<(FlowDefinition Flow, FlowSchedule Schedule)> Unmarked(FlowCatalog flows, OrgState state) =>
        [.. Of(flows).Where(one => FlowJobDocuments.MarkOf(state, one.Flow.FullName, one.Schedule) is null)];

    // What begins when it is activated, or more often than that, is for segments, which FakeForce has not (Metadata API Developer Guide, "Flow": FlowStartFrequency).
    private static IEnumerable<(FlowDefinition Flow, FlowSchedule Schedule)> Of(FlowCatalog flows) =>
        flows.OfTrigger(FlowTriggerType.Scheduled).Where(flow => flow.Start is { Schedule: not null, Unsupported: null }).Select(flow => (flow, flow.Start.Schedule!));

    /// <summary>Null for one that is over. <paramref name="last"/> is what it has been seen to; null for one that is new.</summary>
    internal static DateTimeOffset? NextOf(FlowSchedule schedule, DateTimeOffset? last, DateTimeOffset now, TimeZoneInfo zone)
    {
        var after = last ?? now.AddTicks(-1);
        if (schedule.Frequency == FlowFrequency.Once) return At(schedule.StartDate, schedule.StartTime, zone) is var once && once > after ? once : null;
        var (step, day) = (schedule.Frequency == FlowFrequency.Weekly ? 7 : 1, schedule.StartDate);
        var passed = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime).DayNumber - day.DayNumber;
        if (passed > 0) day = day.AddDays(passed / step * step);
        while (At(day, schedule.StartTime, zone) <= after) day = day.AddDays(step);
        // What was missed more than once is made up for once.
        if (last is not null)
            for (var later = At(day.AddDays(step), schedule.StartTime, zone); later <= now; later = At(day.AddDays(step), schedule.StartTime, zone)) day = day.AddDays(step);
        return At(day, schedule.StartTime, zone);
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static TimeZoneInfo ZoneOf(OrgState state)
    {
        var type = state.Catalog["Organization"];
        var row = state.TableOf(type).RowAt(state.TableOf(type).Count);
        return type.TryField("TimeZoneSidKey", out var field) && row.Has(field.Ordinal) ? TimeZones.Named(row.Get(field).AsText) : TimeZoneInfo.Utc;
    }
}
