using FakeForce.Engine.Flows.Running;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>An element that may fail, and whose fault connector then takes over. What it wrote until then is taken back.</summary>
internal abstract class FaultyNode(string name, NodeLink next, NodeLink? fault) : FlowNode(name)
{
    /// <summary>What it was about, as Salesforce's error texts say it: update records.</summary>
    protected abstract string Deed { get; }

    protected NodeLink Next => next;

    public sealed override FlowNode? Run(Interview interview)
    {
        var before = interview.Session.Transaction.Save();
        try
        {
            return Act(interview);
        }
        catch (FlowFault problem)
        {
            interview.Session.Transaction.Rollback(before);
            return Fail(interview, problem);
        }
    }

    /// <summary>The way that a failure takes; throws where no connector takes it.</summary>
    protected FlowNode? Fail(Interview interview, FlowFault problem)
    {
        interview.Failed.Add(Name);
        // Seen in many public reports of failed flows; what follows the text there, an ExceptionCode's place in the guide, included.
        var text = $"This error occurred when the flow tried to {Deed}: {problem.Code}: {problem.Message}. You can look up ExceptionCode values in the SOAP API Developer Guide.";
        if (fault is null) throw new FlowFault(problem.Code, text);
        interview.FaultMessage = text;
        return fault.Node;
    }

    protected abstract FlowNode? Act(Interview interview);
}
