using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Flows.Later;

/// <summary>How far a schedule has been seen to: up to its last run, or to when it was first there.</summary>
/// <param name="Schedule">What it said then. Of another one nothing has been missed.</param>
internal sealed record FlowMark(DateTimeOffset Until, string Schedule) : IStored<FlowMark>
{
    void IStored<FlowMark>.Write(StoredWriter writer) => writer.Put("u", Until).Put("s", Schedule);

    static FlowMark IStored<FlowMark>.Read(StoredReader reader) => new(reader.Moment("u"), reader.Text("s"));

    public static FlowMark Of(FlowSchedule schedule, DateTimeOffset until) => new(until, $"{schedule.Frequency} {schedule.StartDate:yyyy-MM-dd} {schedule.StartTime:HH:mm:ss}");

    public bool IsOf(FlowSchedule schedule) => Schedule == Of(schedule, Until).Schedule;
}
