using FakeForce.Engine.Bulk;
using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Chaos;

/// <summary>
/// The rules by which calls of an org are disturbed, in the order in which they were set; of those that match a call, the first that
/// strikes does. They are of the org in memory: no restart and no fork knows them, and a reset removes them.
/// </summary>
public sealed class FaultRules
{
    /// <summary>Rules that an org may have. Ours.</summary>
    public const int Most = 1_000;

    // So that faults by chance do not change tokens and the like.
    private const ulong Branch = 0xFA17;

    private readonly Org org;
    private readonly Lock gate = new();
    private volatile FaultIndex present = new([]);
    private volatile Chance chance;

    internal FaultRules(Org org) => (this.org, chance) = (org, new Chance(org.Options.SeedValue ^ Branch));

    public IReadOnlyList<ActiveFault> All => present.Rules;

    /// <summary>Sets rules, each instead of the one of its name if there is one; all or none. Throws <see cref="ArgumentException"/> with every problem.</summary>
    public void Set(IReadOnlyList<FaultRule> rules)
    {
        var problems = rules.SelectMany(rule => Problems(rule).Select(problem => $"{rule.Name}: {problem}")).ToList();
        problems.AddRange(from alike in rules.GroupBy(rule => rule.Name, StringComparer.Ordinal) where alike.Count() > 1 select $"there are two rules {alike.Key}");
        if (problems.Count > 0) throw new ArgumentException(string.Join("; ", problems));
        Change(faults =>
        {
            foreach (var rule in rules)
            {
                var active = new ActiveFault(rule, UserOf(rule));
                if (faults.FindIndex(other => other.Rule.Name == rule.Name) is >= 0 and var place) faults[place] = active;
                else faults.Add(active);
            }
            if (faults.Count > Most) throw new ArgumentException($"an org has at most {Most} fault rules");
        });
    }

    /// <summary>False if there is none of that name.</summary>
    public bool Switch(string name, bool isEnabled)
    {
        var isThere = false;
        Change(faults =>
        {
            var place = faults.FindIndex(fault => fault.Rule.Name == name);
            if (!(isThere = place >= 0)) return;
            faults[place] = faults[place].Switched(isEnabled);
        });
        return isThere;
    }

    /// <summary>False if there is none of that name.</summary>
    public bool Remove(string name)
    {
        var count = 0;
        Change(faults => count = faults.RemoveAll(fault => fault.Rule.Name == name));
        return count > 0;
    }

    public void Clear() => Change(faults => faults.Clear());

    /// <summary>The rule that strikes the call, or null. Rules that match count it.</summary>
    public FaultRule? Strike(FaultCall call, FaultMoment moment = FaultMoment.Call)
    {
        var faults = present;
        return faults.Rules.Count == 0 ? null : faults.Strike(call, org.Clock.GetUtcNow(), chance, moment)?.Rule;
    }

    /// <summary>What a bulk job or batch that begins fails with; null for nearly all.</summary>
    internal string? StrikeJob(string api, BulkOperation operation, string sobject, RecordId user, string? client) =>
        Strike(new FaultCall(api, "POST", operation.IsQuery() ? "/jobs/query" : "/jobs/ingest", sobject, user, client), FaultMoment.Job) is { } rule ? FaultTexts.MessageOf(rule) : null;

    /// <summary>How long a call has to wait.</summary>
    public TimeSpan DelayOf(FaultRule rule) =>
        rule.Percentile99 is { } slowest ? LogNormal.Draw(chance, rule.Delay, slowest, FaultRule.Longest)
        : rule.MostDelay is { } most && most > rule.Delay ? rule.Delay + TimeSpan.FromMilliseconds(chance.Next((int)(most - rule.Delay).TotalMilliseconds + 1)) : rule.Delay;

    internal void Reset()
    {
        chance = new Chance(org.Options.SeedValue ^ Branch);
        Clear();
    }

    private IEnumerable<string> Problems(FaultRule rule)
    {
        foreach (var problem in rule.Problems()) yield return problem;
        if (rule.User is not null && UserOf(rule) is null) yield return $"there is no user {rule.User}";
        if (rule.SObject is { } sobject && !org.Catalog.TryFind(sobject, out _)) yield return $"there is no sObject {sobject}";
    }

    private RecordId? UserOf(FaultRule rule) => rule.User is { } name && User.TryFind(new Transaction(org.State, org.Clock.GetUtcNow()), name, out var user) ? user.Id : null;

    private void Change(Action<List<ActiveFault>> change)
    {
        lock (gate)
        {
            var faults = present.Rules.ToList();
            change(faults);
            present = new FaultIndex(faults);
        }
    }
}
