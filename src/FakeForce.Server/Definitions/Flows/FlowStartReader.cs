using System.Globalization;
using System.Text.Json;
using FakeForce.Engine.Flows.Definition;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions.Flows;

/// <summary>FlowStart.</summary>
internal static class FlowStartReader
{
    private static readonly DefinitionReader<FlowScheduledPath> paths = new("scheduledPaths", "name", name => new FlowScheduledPath { Name = name }, new(StringComparer.Ordinal)
    {
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["pathType"] = (one, json) => one with { PathType = Text(json) is "AsyncAfterCommit" and var type ? type : throw new FormatException("must be AsyncAfterCommit") },
        ["timeSource"] = (one, json) => one with { TimeSource = Choice<FlowTimeSource>(json) },
        ["recordField"] = (one, json) => one with { RecordField = Text(json) },
        ["offsetNumber"] = (one, json) => one with { OffsetNumber = Math.Abs((long)Number(json)) <= 1_000_000 ? Number(json) : throw new FormatException("must be a number of at most a million") },
        ["offsetUnit"] = (one, json) => one with { OffsetUnit = Choice<FlowOffsetUnit>(json) },
        ["maxBatchSize"] = (one, json) => one with { MaxBatchSize = Number(json) is >= 1 and <= 200 and var most ? most : throw new FormatException("must be 1 to 200") },
        ["label"] = (one, json) => one,
    });

    private static readonly DefinitionReader<FlowSchedule> schedule = new("schedule", "", _ => new FlowSchedule(), new(StringComparer.Ordinal)
    {
        // OnActivate, Hourly, Monthly, Weekdays and Yearly are "for segment-triggered flows only" (Metadata API Developer Guide, "Flow": FlowSchedule).
        ["frequency"] = (one, json) => Enum.TryParse<FlowFrequency>(Text(json), out var frequency) && Enum.IsDefined(frequency) ? one with { Frequency = frequency } : one with { Unsupported = $"FakeForce does not support the frequency {Text(json)}" },
        ["startDate"] = (one, json) => one with { StartDate = DateOnly.TryParseExact(Text(json), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new FormatException("must be a day such as 2026-05-01") },
        ["startTime"] = (one, json) => one with { StartTime = TimeOnly.TryParse(Text(json).TrimEnd('Z'), CultureInfo.InvariantCulture, out var time) ? time : throw new FormatException("must be a time such as 09:00:00.000Z") },
    });

    private static readonly DefinitionReader<FlowStart> start = new("start", "", _ => new FlowStart(), new(StringComparer.Ordinal)
    {
        ["object"] = (one, json) => one with { Object = Text(json) },
        ["triggerType"] = (one, json) => Enum.TryParse<FlowTriggerType>(Text(json), out var type) ? one with { TriggerType = type } : one with { Unsupported = $"FakeForce does not support the trigger {Text(json)}" },
        ["recordTriggerType"] = (one, json) => one with { RecordTriggerType = Choice<FlowRecordTrigger>(json) },
        ["connector"] = (one, json) => one with { Connector = FlowValues.Connector(json) },
        ["filters"] = (one, json) => one with { Filters = FlowValues.FiltersOf(json) },
        ["filterLogic"] = (one, json) => one with { FilterLogic = Text(json) },
        ["filterFormula"] = (one, json) => one with { FilterFormula = Text(json) },
        ["doesRequireRecordChangedToMeetCriteria"] = (one, json) => one with { DoesRequireRecordChangedToMeetCriteria = Flag(json) },
        ["scheduledPaths"] = (one, json) => one with { ScheduledPaths = Inner(problems => paths.ReadList(Named(json), "scheduledPaths", problems)) },
        ["schedule"] = (one, json) => one with { Schedule = schedule.ReadObject(json, new FlowSchedule()) } is var read && read.Schedule.Unsupported is { } why ? read with { Unsupported = why } : read,
        ["flowRunAsUser"] = (one, json) => one with { FlowRunAsUser = Text(json) is "TriggeringUser" or FlowStart.DefaultWorkflowUser ? Text(json) : throw new FormatException("must be TriggeringUser or DefaultWorkflowUser") },
        ["unsupported"] = (one, json) => one with { Unsupported = Text(json) },
        ["entryType"] = (one, json) => one,
        ["label"] = (one, json) => one,
        ["name"] = (one, json) => one,
    });

    public static FlowStart Read(JsonElement json) => start.ReadObject(json, new FlowStart());

    // The asynchronous path may come without a name.
    private static JsonElement Named(JsonElement json) => json.ValueKind != JsonValueKind.Array || json.EnumerateArray().All(path => path.ValueKind != JsonValueKind.Object || path.TryGetProperty("name", out _)) ? json
        : JsonSerializer.SerializeToElement(json.EnumerateArray().Select(path => System.Text.Json.Nodes.JsonNode.Parse(path.GetRawText())).Select((path, i) =>
        {
            if (path is System.Text.Json.Nodes.JsonObject one) one.TryAdd("name", $"Path_{i + 1}");
            return path;
        }));
}
