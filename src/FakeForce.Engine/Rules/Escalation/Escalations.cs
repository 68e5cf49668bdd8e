using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Escalation;

/// <summary>
/// Escalates the cases of an org when their time has come, by the org's clock. Salesforce looks once an hour (Help, "Monitor the Case Escalation Rule
/// Queue"); here it is at the minute that the rule says.
/// </summary>
internal sealed class Escalations
{
    private readonly Org org;
    private readonly BoundEscalationRule rule;
    private readonly DueRuns runs;

    public Escalations(Org org, OrgState start, BoundEscalationRule rule)
    {
        (this.org, this.rule) = (org, rule);
        runs = new DueRuns(org.Clock, "escalations", org.Ended, RunAsync);
        foreach (var waiting in WaitingCase.All(start)) runs.Set(WaitingCase.KeyOf(waiting.Case), rule.DueOf(waiting));
        _ = BeginAsync();
    }

    public void Committed(IReadOnlyList<Change> changes)
    {
        var isChanged = false;
        foreach (var change in changes)
        {
            if (change.Document is not { } key || !key.StartsWith(WaitingCase.Prefix, StringComparison.Ordinal)) continue;
            runs.Set(key, Stored.ReadOrNull<WaitingCase>(change.Bytes) is { } waiting ? rule.DueOf(waiting) : null);
            isChanged = true;
        }
        if (isChanged) runs.Start();
    }

    // The org is not whole yet while it is made.
    private async Task BeginAsync()
    {
        await Task.Yield();
        runs.Start();
    }

    private async Task RunAsync(string key) => await org.WriteAsync(transaction =>
    {
        if (!RecordId.TryParse(key.AsSpan(WaitingCase.Prefix.Length), out var id) || WaitingCase.Find(transaction, id) is not { } waiting || rule.DueOf(waiting) is not { } due || due > transaction.Now) return false;
        if (!transaction.Find(rule.Type, id).IsLive)
        {
            WaitingCase.Remove(transaction, id);
            return false;
        }
        // The mark is set first: saving the case has the rule look at it again.
        WaitingCase.Put(transaction, waiting with { Done = waiting.Done + 1 });
        rule.Act(transaction, waiting, new Caller(new RecordId(KeyPrefix.Parse("005"), FreshOrg.AdministratorNumber), org.Options.ApiVersion) { IsSystem = true, Escalates = true });
        return true;
    }, org.Ended).ConfigureAwait(false);
}
