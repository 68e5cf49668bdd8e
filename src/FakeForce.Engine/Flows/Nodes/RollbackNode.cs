using FakeForce.Engine.Flows.Running;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Roll Back Records: what the transaction wrote is gone, and the flow goes on (Help, "Flow Element: Roll Back Records").</summary>
internal sealed class RollbackNode(string name, NodeLink next) : FlowNode(name)
{
    public override FlowNode? Run(Interview interview)
    {
        if (interview.Session.Beginning is not { } beginning) throw FlowRefusal.Of(interview.Program.Definition.FullName, Name, "only a flow that begins its own transaction can roll back records");
        interview.Session.Transaction.Rollback(beginning);
        return next.Node;
    }
}
