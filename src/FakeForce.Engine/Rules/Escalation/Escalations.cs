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
    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> waiting = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset Due, string Key)> due = [];
    private readonly DueTimer timer;

    public Escalations(Org org, OrgState start, BoundEscalationRule rule)
    {
        (this.org, this.rule) = (org, rule);
        timer = new DueTimer(org.Clock, "escalations", org.Ended, Earliest, RunOneAsync);
        foreach (var one in WaitingCase.All(start)) Set(WaitingCase.KeyOf(one.Case), rule.DueOf(one));
        _ = BeginAsync();
    }

    public void Committed(IReadOnlyList<Change> changes)
    {
        var isChanged = false;
        foreach (var change in changes)
        {
            if (change.Document is not { } key || !key.StartsWith(WaitingCase.Prefix, StringComparison.Ordinal)) continue;
            Set(key, Stored.ReadOrNull<WaitingCase>(change.Bytes) is { } one ? rule.DueOf(one) : null);
            isChanged = true;
        }
        if (isChanged) timer.Start();
    }

    // The org is not whole yet while it is made.
    private async Task BeginAsync()
    {
        await Task.Yield();
        timer.Start();
    }

    private void Set(string key, DateTimeOffset? at)
    {
        lock (gate)
        {
            if (waiting.Remove(key, out var before)) due.Remove((before, key));
            if (at is not { } time) return;
            waiting[key] = time;
            due.Add((time, key));
        }
    }

    private DateTimeOffset? Earliest()
    {
        lock (gate) return due.Count == 0 ? null : due.Min.Due;
    }

    private async Task<bool> RunOneAsync()
    {
        string key;
        lock (gate)
        {
            if (due.Count == 0 || due.Min.Due > org.Clock.GetUtcNow()) return false;
            key = due.Min.Key;
        }
        // Gone from here before its transaction, which says what comes next.
        Set(key, null);
        await org.WriteAsync(transaction => Act(transaction, key), org.Ended).ConfigureAwait(false);
        return true;
    }

    private bool Act(Transaction transaction, string key)
    {
        if (!RecordId.TryParse(key.AsSpan(WaitingCase.Prefix.Length), out var id) || WaitingCase.Find(transaction, id) is not { } one || rule.DueOf(one) is not { } at || at > transaction.Now) return false;
        if (!transaction.Find(rule.Type, id).IsLive)
        {
            WaitingCase.Remove(transaction, id);
            return false;
        }
        // The mark is set first: saving the case has the rule look at it again.
        WaitingCase.Put(transaction, one with { Done = one.Done + 1 });
        rule.Act(transaction, one, new Caller(new RecordId(KeyPrefix.Parse("005"), FreshOrg.AdministratorNumber), org.Options.ApiVersion) { IsSystem = true, Escalates = true });
        return true;
    }
}
