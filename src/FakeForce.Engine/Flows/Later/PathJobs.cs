using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows.Later;

/// <summary>Has the paths of a flow wait that a record has set off (Help, "Scheduled Paths").</summary>
internal static class PathJobs
{
    /// <summary>What becomes of a flow's paths behind a save. A record that no longer meets the conditions takes what waits for it away; one that still does moves it with its time.</summary>
    public static void Follow(SaveContext context, FlowSession session, FlowProgram program, FlowRecord record, FlowRecord? prior, bool isSetOff)
    {
        if (isSetOff)
            foreach (var path in program.Paths) Add(context, session, program, path, record);
        else if (!context.IsInsert && program.Paths.Any(path => !path.Definition.IsAsynchronous)) Reconsider(context, session, program, record, prior);
    }

    private static void Reconsider(SaveContext context, FlowSession session, FlowProgram program, FlowRecord record, FlowRecord? prior)
    {
        var meets = program.Entry.Meets(new Interview(program, session, record, prior, isNew: false));
        foreach (var path in program.Paths)
        {
            var (flow, name) = (program.Definition.FullName, path.Definition.Name ?? "");
            if (path.Definition.IsAsynchronous || !FlowJobDocuments.Waits(context.Transaction, flow, name, record.Id)) continue;
            if (!meets) FlowJobDocuments.RemovePath(context.Transaction, flow, name, record.Id);
            else if (path.TimeField is not null) Add(context, session, program, path, record);
        }
    }

    private static void Add(SaveContext context, FlowSession session, FlowProgram program, BoundPath path, FlowRecord record)
    {
        if (path.Start is null) return;
        var job = new FlowJob("", 0, FlowJobKind.AsynchronousPath, program.Definition.FullName, context.Transaction.Now) { UserId = context.Caller.UserId, Path = path.Definition.Name ?? "", Record = record.Id };
        if (path.Definition.IsAsynchronous) FlowJobDocuments.Add(context.Transaction, job with { Bytes = context.Before.Bytes is { } before ? Convert.ToBase64String(before) : null });
        else if (DueOf(path, record, context.Transaction.Now, program.TimeZone ?? session.TimeZone) is { } due) FlowJobDocuments.PutPath(context.Transaction, job with { Kind = FlowJobKind.ScheduledPath, Due = due });
        else FlowJobDocuments.RemovePath(context.Transaction, job.Flow, job.Path, record.Id);
    }

    // What would have been due runs as soon as it can; of a time that has passed no source says what Salesforce does.
    private static DateTimeOffset? DueOf(BoundPath path, FlowRecord record, DateTimeOffset now, TimeZoneInfo zone)
    {
        var (start, number) = (now, path.Definition.OffsetNumber);
        if (path.Definition.TimeSource == FlowTimeSource.RecordField)
        {
            if (path.TimeField is not { } field || record.Get(field) is not { IsNull: false } value) return null;
            start = DateTimeOffset.FromUnixTimeMilliseconds(value.To(DatumKind.DateTime, zone).Moment);
        }
        try
        {
            var due = path.Definition.OffsetUnit switch
            {
                FlowOffsetUnit.Minutes => start.AddMinutes(number),
                FlowOffsetUnit.Hours => start.AddHours(number),
                FlowOffsetUnit.Days => start.AddDays(number),
                _ => start.AddMonths(number),
            };
            return due < now ? now : due;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
