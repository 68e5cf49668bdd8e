using FakeForce.Engine.Flows.Nodes;

namespace FakeForce.Engine.Flows.Running;

/// <summary>
/// What one DML statement sets off. Salesforce runs the flows of up to 200 records together, and an element that all of them come to is one
/// query or one DML statement (Help, "Flow Bulkification in Transactions"). Here each record runs for itself, so an element is charged for the first record that
/// comes to it, and again only for one that comes to it more often.
/// </summary>
internal sealed class FlowStatement
{
    private readonly Dictionary<FlowNode, int> most = [];
    private readonly Dictionary<FlowProgram, int> begun = [];

    /// <summary>A record more is run by this flow.</summary>
    public void Begin(FlowProgram program)
    {
        var count = begun[program] = begun.GetValueOrDefault(program) + 1;
        if (count > 1 && count % FlowLimits.Bulk == 1)
            foreach (var node in program.Nodes) most.Remove(node);
    }

    /// <summary>True if this use of the element is one that no other record's run has had.</summary>
    public bool IsFirst(FlowNode node, int use)
    {
        if (most.GetValueOrDefault(node) >= use) return false;
        most[node] = use;
        return true;
    }
}
