using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Outbound.Callouts;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>An operation of an external service. The interview leaves its transaction for it, which must have written nothing until then, unless the flow lets that be committed.</summary>
internal sealed class CalloutNode(string name, string action, (string Name, Reading Value)[] inputs, (string Name, Place Place)[] outputs, string? model, NodeLink next, NodeLink? fault) : FaultyNode(name, next, fault)
{
    protected override string Deed => "call out";

    // "Creates a transaction if the invocable action supports it and there's pending DML" (Metadata API Developer Guide, "Flow": FlowTransactionModel).
    private bool CommitsFirst => model is "Automatic" or "NewTransaction";

    protected override FlowNode? Act(Interview interview)
    {
        if (!interview.Session.TakesCallouts || interview.Session.HasWritten && !CommitsFirst) throw new FlowFault("System.CalloutException", CalloutTexts.Uncommitted);
        interview.Session.Ledger.Charge(GovernorResource.Callouts);
        interview.Callout = new FlowCallout(Name, action, [.. inputs.Select(input => (input.Name, input.Value.Read(interview)))]);
        return this;
    }

    public override FlowNode? Resume(Interview interview, FlowCalloutResult result)
    {
        interview.Callout = null;
        if (result.Error is { } error) return Fail(interview, new FlowFault(error.Code, error.Message));
        ActionNode.Store(interview, [.. result.Outputs.Select(output => (output.Key, PlainData.Of(output.Value)))], outputs);
        return Next.Node;
    }
}
