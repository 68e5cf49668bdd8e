using FakeForce.Engine.Identity;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Delivery;

/// <summary>
/// The rules by which an org's delivery of events is disturbed, in the order in which they were set. They are of the org in memory: no
/// transaction, no restart and no fork knows them; a reset puts back those of the options.
/// </summary>
public sealed class DeliveryRules
{
    /// <summary>Rules that an org may have. Ours.</summary>
    public const int Most = 1_000;

    private readonly Org org;
    private readonly Lock gate = new();
    private volatile Present present = Present.None;

    internal DeliveryRules(Org org)
    {
        this.org = org;
        present = AtStart();
    }

    public IReadOnlyList<ActiveRule> All => present.Rules;

    internal Present Now => present;

    /// <summary>Sets a rule, instead of the one of that name if there is one. Throws <see cref="ArgumentException"/> for a rule with problems.</summary>
    public void Set(DeliveryRule rule) => Set([rule]);

    /// <summary>The same for several, all or none.</summary>
    public void Set(IReadOnlyList<DeliveryRule> rules)
    {
        var problems = rules.SelectMany(Problems).ToList();
        if (problems.Count > 0) throw new ArgumentException(string.Join("; ", problems));
        if (rules.Count == 0) return;
        Change(present =>
        {
            foreach (var rule in rules)
            {
                var active = new ActiveRule(rule, UserOf(rule), org.Clock.GetUtcNow());
                if (present.FindIndex(other => other.Rule.Name == rule.Name) is >= 0 and var place) present[place] = active;
                else present.Add(active);
            }
            if (present.Count > Most) throw new ArgumentException($"an org has at most {Most} rules");
        });
    }

    /// <summary>False if there is none of that name.</summary>
    public bool Remove(string name)
    {
        var count = 0;
        Change(rules => count = rules.RemoveAll(rule => rule.Rule.Name == name));
        return count > 0;
    }

    public void Clear() => Change(rules => rules.Clear());

    internal void Reset()
    {
        var start = AtStart().Rules;
        Change(rules =>
        {
            rules.Clear();
            rules.AddRange(start);
        });
    }

    /// <summary>True if a rule has a replay id be unknown; that is a hit.</summary>
    internal bool IsUnknown(EventTopic topic, long replayId)
    {
        foreach (var rule in present.Rules)
            if (rule.Rule.Effect == DeliveryEffect.UnknownReplayId && rule.IsFor(topic) && (rule.Rule.ReplayId ?? replayId) == replayId && rule.TryHit()) return true;
        return false;
    }

    private Present AtStart() => org.Options.Events.DeliveryRules is { Count: > 0 } rules
        ? new Present([.. rules.Select(rule => new ActiveRule(rule, UserOf(rule), org.Clock.GetUtcNow()))]) : Present.None;

    private IEnumerable<string> Problems(DeliveryRule rule)
    {
        foreach (var problem in rule.Problems()) yield return problem;
        if (rule.User is not null && UserOf(rule) is null) yield return $"there is no user {rule.User}";
        if (rule.Channel is { } channel && !org.Events.TryTopic(channel, out _)) yield return $"there is no channel {channel}";
    }

    private RecordId? UserOf(DeliveryRule rule) => rule.User is { } name && User.TryFind(new Transaction(org.State, org.Clock.GetUtcNow()), name, out var user) ? user.Id : null;

    private void Change(Action<List<ActiveRule>> change)
    {
        lock (gate)
        {
            var rules = present.Rules.ToList();
            change(rules);
            present = rules.Count == 0 ? Present.None : new Present(rules);
        }
        org.Events.Subscribers.Wake();
    }

    /// <summary>The rules at one moment.</summary>
    internal sealed record Present(IReadOnlyList<ActiveRule> Rules)
    {
        public static Present None { get; } = new([]);
    }
}
