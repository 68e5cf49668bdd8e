using FakeForce.Engine.Events.Delivery;
using FakeForce.Engine.Limits;

namespace FakeForce.Engine.Chaos;

/// <summary>
/// Bad days, ready-made: each a few rules whose names begin with its own, or a limit that is used up. Beginning one again begins it
/// anew.
/// </summary>
public static class Scenarios
{
    private static readonly TimeSpan window = TimeSpan.FromMinutes(30);

    /// <summary>Every scenario, with what it does.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        ("daily-limit-reached", "No API requests are left for the day: REQUEST_LIMIT_EXCEEDED."),
        ("expired-session-mid-batch", "The session ends at the third call: INVALID_SESSION_ID until the client logs in again."),
        ("lock-contention", "Every other change of a record finds it locked: UNABLE_TO_LOCK_ROW."),
        ("lost-acknowledgement", "The next record is created, and the connection breaks before the answer."),
        ("maintenance-window", "For half an hour by the org's clock every call is SERVER_UNAVAILABLE."),
        ("replay-window-passed", "Subscribers that come back with a replay id are refused, as if it had aged out."),
        ("slow-network", "Every call takes from 0.2 to 2 seconds longer."),
    ];

    /// <summary>Throws <see cref="ArgumentException"/> for a name that there is not.</summary>
    public static void Begin(Org org, string name)
    {
        FaultRule Fault(FaultEffect effect) => new(RuleOf(name), effect);
        switch (name)
        {
            case "daily-limit-reached": org.Limits.Set([(LimitTable.DailyApiRequestsName, null, org.Limits.ApiRequests.Max)]); break;
            case "expired-session-mid-batch": org.Faults.Set([Fault(FaultEffect.RevokeSession) with { After = 2, Times = 1 }]); break;
            case "lock-contention": org.Faults.Set([Fault(FaultEffect.Error) with { Code = "UNABLE_TO_LOCK_ROW", Method = "PATCH", Path = "/sobjects/**", Every = 2 }]); break;
            case "lost-acknowledgement": org.Faults.Set([Fault(FaultEffect.LoseAnswer) with { Method = "POST", Path = "/sobjects/**", Times = 1 }]); break;
            case "maintenance-window": org.Faults.Set([Fault(FaultEffect.Error) with { Code = "SERVER_UNAVAILABLE", Until = org.Clock.GetUtcNow() + window }]); break;
            case "replay-window-passed": org.Events.Rules.Set(new DeliveryRule(RuleOf(name), DeliveryEffect.UnknownReplayId)); break;
            case "slow-network": org.Faults.Set([Fault(FaultEffect.Latency) with { Delay = TimeSpan.FromMilliseconds(200), MostDelay = TimeSpan.FromSeconds(2) }]); break;
            default: throw new ArgumentException($"there is no scenario {name}; there are {string.Join(", ", All.Select(scenario => scenario.Name))}");
        }
    }

    /// <summary>As if it had not been; false for a name that there is not.</summary>
    public static bool End(Org org, string name)
    {
        if (!All.Any(scenario => scenario.Name == name)) return false;
        org.Faults.Remove(RuleOf(name));
        org.Events.Rules.Remove(RuleOf(name));
        if (name == "daily-limit-reached") org.Limits.Reset(LimitTable.DailyApiRequestsName);
        return true;
    }

    /// <summary>True while its rule is set, or its limit used up.</summary>
    public static bool IsOn(Org org, string name) => name == "daily-limit-reached" ? org.Limits.ApiRequests.Remaining == 0
        : org.Faults.All.Any(fault => fault.Rule.Name == RuleOf(name)) || org.Events.Rules.All.Any(rule => rule.Rule.Name == RuleOf(name));

    private static string RuleOf(string name) => "scenario/" + name;
}
