using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Formula;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows.Running;

/// <summary>One run of a flow: its values, and where it is.</summary>
internal sealed class Interview(FlowProgram program, FlowSession session, FlowRecord? record, FlowRecord? prior, bool isNew)
{
    private FormulaFrame? frame;
    private FlowSession session = session;
    private HashSet<string>? visited, failed;
    private int[]? uses;

    public FlowProgram Program => program;
    public FlowSession Session => session;
    /// <summary>The flow's own, or that of the user whose write it is.</summary>
    public TimeZoneInfo TimeZone => program.TimeZone ?? session.TimeZone;

    public Datum[] Slots { get; } = new Datum[program.SlotCount];

    /// <summary>The record that set it off, and what that was; null for flows that no record sets off.</summary>
    public FlowRecord? Record { get; private set; } = record;
    public FlowRecord? Prior { get; private set; } = prior;

    /// <summary>Of the last element that failed on the way to a fault connector.</summary>
    public string? FaultMessage { get; set; }

    /// <summary>What custom errors say against the record that set it off.</summary>
    public List<SaveError> Errors { get; } = [];

    /// <summary>Names of elements that were come to, for WasVisited.</summary>
    public HashSet<string> Visited => visited ??= new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements that failed, for HasError.</summary>
    public HashSet<string> Failed => failed ??= new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How it is named where errors are told; ours in its form.</summary>
    public string Guid => field ??= $"{session.Transaction.Now.ToUnixTimeMilliseconds():x}-{session.Transaction.Changes.Count:x}-{session.Steps:x}";

    /// <summary>What it must have from outside of the transaction before it can go on.</summary>
    public FlowCallout? Callout { get; set; }

    /// <summary>The interview of a subflow that waits for it, and where that goes on.</summary>
    public (Interview Interview, FlowNode Node)? Inner { get; set; }

    /// <summary>Gives the variables their first values.</summary>
    public Interview Begin()
    {
        foreach (var (slot, reading) in program.Defaults) Slots[slot] = reading.Read(this);
        return this;
    }

    /// <summary>Runs from a node to the end, or to a call-out: then it is where to go on.</summary>
    public FlowNode? Run(FlowNode? node)
    {
        while (node is not null && Callout is null)
        {
            session.Step();
            if (program.TracksVisits) Visited.Add(node.Name);
            node = node.Run(this);
        }
        return node;
    }

    /// <summary>The same interview in another transaction.</summary>
    public void Continue(FlowSession next) => (session, frame) = (next, null);

    /// <summary>Works something out over the record as it was before, when nothing of it had changed.</summary>
    public bool Before(Func<Interview, bool> holds)
    {
        var (ownRecord, ownPrior) = (Record, Prior);
        (Record, Prior) = (ownPrior, ownPrior);
        try
        {
            return ownPrior is not null && holds(this);
        }
        finally
        {
            (Record, Prior) = (ownRecord, ownPrior);
        }
    }

    public FormulaFrame Frame()
    {
        if (frame is null)
        {
            frame = FormulaFrame.Of(session.Transaction, session.Caller.UserId);
            frame.Data = this;
            if (program.TimeZone is { } zone) frame.TimeZone = zone;
        }
        (frame.Row, frame.Id, frame.Prior, frame.IsNew) = (Record?.Row ?? default, Record?.Id ?? default, Prior?.Row ?? default, isNew);
        return frame;
    }

    /// <summary>How often an element that is charged for has run in this interview, this time included.</summary>
    public int Use(FlowNode node) => ++(uses ??= new int[program.NodeCount])[node.Index];
}
