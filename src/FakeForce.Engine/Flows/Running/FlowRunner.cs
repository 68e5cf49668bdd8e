using FakeForce.Engine.Flows.Nodes;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Outbound;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Running;

/// <summary>
/// Runs a flow in a transaction of its own. For a call-out it leaves the transaction, which commits what the flow has written until then if the flow lets
/// it, and goes on in another.
/// </summary>
internal sealed class FlowRunner(Org org, Caller caller, GovernorContext context)
{
    private GovernorLedger? ledger;

    private Seam<FlowCalloutRequest, FlowCalloutResult> Seam => org.Options.FlowCalloutSeam;

    /// <param name="begin">Makes the interview and says where it starts; null for nothing to run.</param>
    /// <param name="end">What is done in the transaction that ends it.</param>
    /// <param name="cancel">Of the call-outs.</param>
    public async ValueTask<T> RunAsync<T>(Func<FlowSession, (Interview Interview, FlowNode? Start)?> begin, Func<Transaction, Interview?, T> end, CancellationToken cancel)
    {
        var (interview, node, isOver, result) = await org.WriteAsync(transaction =>
        {
            var session = Session(transaction);
            return begin(session) is var (made, start) ? Go(session, made, start, end) : (null, null, true, end(transaction, null));
        }, cancel).ConfigureAwait(false);
        while (!isOver)
        {
            var answer = await AskAsync(interview!, cancel).ConfigureAwait(false);
            (interview, node, isOver, result) = await org.WriteAsync(transaction =>
            {
                var session = Session(transaction);
                interview!.Continue(session);
                return Go(session, interview, node!.Resume(interview, answer), end);
            }, cancel).ConfigureAwait(false);
        }
        return result!;
    }

    private static (Interview?, FlowNode?, bool, T?) Go<T>(FlowSession session, Interview interview, FlowNode? node, Func<Transaction, Interview?, T> end)
    {
        var left = session.Run(interview, node);
        return interview.Callout is null ? (interview, null, true, end(session.Transaction, interview)) : (interview, left, false, default);
    }

    private FlowSession Session(Transaction transaction)
    {
        var flows = transaction.Rules?.Flows ?? throw new InvalidOperationException("the org has no flows");
        var session = new FlowSession(transaction, caller, flows, context, ledger) { Beginning = transaction.Save(), TakesCallouts = !org.IsInside && Seam.IsConnected };
        ledger = session.Ledger;
        return transaction.Flows = session;
    }

    private async Task<FlowCalloutResult> AskAsync(Interview interview, CancellationToken cancel)
    {
        var callout = interview.Callout!;
        return await Seam.AskAsync(new FlowCalloutRequest(org, caller.UserId, callout.Action, [.. callout.Inputs.Select(input => KeyValuePair.Create(input.Name, Values.PlainData.From(input.Value)))]), cancel).ConfigureAwait(false);
    }
}
