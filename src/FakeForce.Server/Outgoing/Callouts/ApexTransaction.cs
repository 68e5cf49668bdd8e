using FakeForce.Engine;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Records;

namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>
/// One transaction of the org's code, as far as it calls out and writes. Callouts come first; from the first DML statement on there is
/// uncommitted work, and the rest runs in one transaction of the org, which an exception that is not caught rolls back.
/// </summary>
internal sealed class ApexTransaction(CalloutSender sender, Org org, RecordId user, GovernorContext context)
{
    private readonly List<StepOutcome> outcomes = [];

    public GovernorLedger Ledger { get; } = new(context);

    /// <summary>How many callouts of Salesforce's led to it.</summary>
    public int StackDepth { get; init; }

    /// <summary>True for the class that a schedule runs.</summary>
    public bool IsScheduled { get; init; }

    public IReadOnlyList<StepOutcome> Outcomes => outcomes;

    /// <summary>The last exception, as Apex prints it.</summary>
    public string? Problem { get; private set; }

    /// <summary>Bytes of a request or response: the heap's size (Apex Developer Guide, "Execution Governors and Limits").</summary>
    private int Most => (int)Ledger.Limit(GovernorResource.HeapBytes);

    /// <summary>False where an exception ended it; the steps behind that one have no outcome.</summary>
    public async Task<bool> RunAsync(IReadOnlyList<Step> steps, CancellationToken cancel)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] is not CalloutStep step) return await org.TransactAsync(view => view.Govern(Ledger, _ => WriteRest(view, steps, i)), completed => completed, cancel);
            if (!await CallOutAsync(step, cancel)) return false;
        }
        return true;
    }

    private async Task<bool> CallOutAsync(CalloutStep step, CancellationToken cancel)
    {
        try
        {
            Begin();
            outcomes.Add(new StepOutcome { Response = await SendAsync(step.Callout, cancel) });
            return true;
        }
        catch (CalloutException problem)
        {
            return Fail(problem.Type, problem.Text, step.Catches);
        }
        catch (GovernorException problem)
        {
            return Fail(problem.Type, problem.Text, step.Catches && problem.CanBeCaught);
        }
    }

    private void Begin()
    {
        Ledger.Charge(GovernorResource.Callouts);
        if (StackDepth > 0) throw new CalloutException(CalloutTexts.Loop);
        if (IsScheduled) throw new CalloutException(CalloutTexts.FromSchedule);
    }

    private async Task<OutgoingAnswer> SendAsync(Callout callout, CancellationToken cancel)
    {
        var left = TimeSpan.FromMilliseconds(Ledger.Limit(GovernorResource.CalloutMilliseconds) - Ledger.Used(GovernorResource.CalloutMilliseconds));
        // Throws, since there is nothing left to use.
        if (left <= TimeSpan.Zero) Ledger.Charge(GovernorResource.CalloutMilliseconds, 1);
        var start = org.Clock.GetTimestamp();
        try
        {
            return await sender.SendAsync(new CalloutCall(org, user, callout, Most, left), cancel);
        }
        finally
        {
            Ledger.Charge(GovernorResource.CalloutMilliseconds, Math.Min((long)org.Clock.GetElapsedTime(start).TotalMilliseconds, (long)left.TotalMilliseconds + 1));
        }
    }

    private bool WriteRest(Org view, IReadOnlyList<Step> steps, int from)
    {
        for (var i = from; i < steps.Count; i++)
            if (!Write(view, steps[i])) return false;
        return true;
    }

    private bool Write(Org view, Step step)
    {
        try
        {
            if (step is DmlStep dml) return Write(view, dml);
            Ledger.Charge(GovernorResource.Callouts);
            return Fail("System.CalloutException", CalloutTexts.Uncommitted, step.Catches);
        }
        catch (GovernorException problem)
        {
            return Fail(problem.Type, problem.Text, step.Catches && problem.CanBeCaught);
        }
    }

    private bool Write(Org view, DmlStep step)
    {
        var caller = new Caller(user, org.Options.ApiVersion) { Api = "apex", IsSystem = true };
        var results = view.WriteAsync(transaction => ManyRecords.Run(transaction, [.. step.Records.Select(record => Dml.Of(view, caller, step.Operation, record))], allOrNone: true)).GetAwaiter().GetResult();
        if (Dml.ProblemOf(step.Operation, results) is { } problem) return Fail("System.DmlException", problem, step.Catches);
        outcomes.Add(new StepOutcome { Ids = [.. results.Select(result => result.Id!.Value.ToString())] });
        return true;
    }

    // Whether the code goes on.
    private bool Fail(string type, string text, bool isCaught)
    {
        outcomes.Add(new StepOutcome { Exception = (type, text) });
        Problem = $"{type}: {text}";
        return isCaught;
    }
}
