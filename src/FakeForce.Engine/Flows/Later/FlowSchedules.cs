using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Later;

/// <summary>When scheduled flows run (Help, "Schedule-Triggered Flow Considerations"), in the org's time zone.</summary>
internal static class FlowSchedules
{
    /// <summary>The next run of each; one whose time passed while nobody was there comes at once, once.</summary>
    public static IEnumerable<FlowJob> Next(FlowCatalog flows, OrgState state, DateTimeOffset now)
    {
        var zone = ZoneOf(state);
        foreach (var flow in flows.OfTrigger(FlowTriggerType.Scheduled))
            if (flow.Start.Schedule is { } schedule && NextOf(schedule, FlowJobDocuments.LastRun(state, flow.FullName), now, zone) is { } due)
                yield return new FlowJob(FlowJobDocuments.SchedulePrefix + flow.FullName, 0, FlowJobKind.Schedule, flow.FullName, due);
    }

    /// <summary>Null for one that is over.</summary>
    internal static DateTimeOffset? NextOf(FlowSchedule schedule, DateTimeOffset? last, DateTimeOffset now, TimeZoneInfo zone)
    {
        var step = schedule.Frequency switch { FlowFrequency.Daily => 1, FlowFrequency.Weekly => 7, _ => 0 };
        var after = last ?? now.AddTicks(-1);
        var day = schedule.StartDate;
        if (step == 0) return At(day, schedule.StartTime, zone) is var once && once > after ? once : null;
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
