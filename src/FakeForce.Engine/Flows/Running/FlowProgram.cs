using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Running;

/// <summary>A flow, bound to the schema: ready to be run as often as wanted.</summary>
internal sealed class FlowProgram
{
    public required FlowDefinition Definition { get; init; }

    /// <summary>Of the record that sets it off; null for a flow that none does.</summary>
    public SObjectType? RecordType { get; init; }
    public required FlowNode? Start { get; init; }
    public required IReadOnlyList<FlowNode> Nodes { get; init; }
    public int NodeCount => Nodes.Count;
    public required int SlotCount { get; init; }

    /// <summary>First values of variables.</summary>
    public required IReadOnlyList<(int Slot, Reading Value)> Defaults { get; init; }
    public required IReadOnlyList<FlowParameter> Inputs { get; init; }
    public required IReadOnlyList<FlowParameter> Outputs { get; init; }

    /// <summary>What has it run; holds for every record where it has no conditions.</summary>
    public required EntryCondition Entry { get; init; }
    public required IReadOnlyList<BoundPath> Paths { get; init; }

    /// <summary>Null for a flow that says none.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    /// <summary>True if something asks whether an element was visited.</summary>
    public bool TracksVisits { get; init; }

    /// <summary>What of it does not fit or is not supported, in sentences.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>An input or output variable.</summary>
internal sealed record FlowParameter(FlowVariable Variable, Place Place)
{
    public Reading Reading => Place.Reading;
}

/// <summary>A path behind the commit.</summary>
internal sealed record BoundPath(FlowScheduledPath Definition, FlowNode? Start, Field? TimeField);
