namespace FakeForce.Engine.Chaos;

/// <summary>A fault rule with the calls that it has seen and struck.</summary>
public sealed class ActiveFault
{
    private readonly PathPattern? path;
    private readonly RecordId? user;
    private int seen;
    private HitCount hits;

    internal ActiveFault(FaultRule rule, RecordId? user) => (Rule, this.user, path) = (rule, user, rule.Path is { } pattern ? new PathPattern(pattern) : null);

    public FaultRule Rule { get; }

    /// <summary>Calls that it matched.</summary>
    public int Seen => Volatile.Read(ref seen);

    public int Hits => hits.Value;

    /// <summary>The same rule switched on or off, with its counts.</summary>
    internal ActiveFault Switched(bool isEnabled) => new(Rule with { IsEnabled = isEnabled }, user) { seen = Seen, hits = new(Hits) };

    /// <summary>The one path that it is about; null if it is about more.</summary>
    internal string? WholePath => Rule.Path is { } whole && !whole.Contains('*', StringComparison.Ordinal) && !whole.EndsWith('/') ? whole : null;

    /// <summary>False if it matches no call of such a kind.</summary>
    internal bool MayMatch(string api, string method, string? sobject) =>
        Rule.IsEnabled
        && (Rule.SObject is null || Rule.SObject.Equals(sobject, StringComparison.OrdinalIgnoreCase))
        && (Rule.Method is null || Rule.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Rule.Api is null ? !FaultTexts.IsApart(api) : Rule.Api == api);

    /// <summary>Of a call that it may match: counts it if it does; true if it is to be disturbed.</summary>
    internal bool Strikes(FaultCall call, DateTimeOffset now, Chance chance)
    {
        if (!Matches(call) || Rule.From > now || Rule.Until <= now) return false;
        var number = Interlocked.Increment(ref seen);
        if (number <= Rule.After || (number - Rule.After) % Rule.Every != 0) return false;
        if (Rule.Probability < 1 && chance.Next(1_000_000) >= Rule.Probability * 1_000_000) return false;
        return hits.TryHit(Rule.Times);
    }

    // What MayMatch looks at has been looked at.
    private bool Matches(FaultCall call) =>
        (user is null || user == call.User)
        && (Rule.Client is null || Rule.Client == call.Client)
        && (path is null || path.Matches(call.Segments));
}
