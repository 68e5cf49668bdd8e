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
        ("bulk-job-failure", "Every other bulk job, and batch of Bulk API 1.0, fails as soon as it begins: InternalServerError."),
        ("daily-limit-reached", "No API requests are left for the day: REQUEST_LIMIT_EXCEEDED."),
        ("expired-session-mid-batch", "The session ends at the third call: INVALID_SESSION_ID until the client logs in again."),
        ("lock-contention", "Every other change of a record finds it locked: UNABLE_TO_LOCK_ROW."),
        ("lost-acknowledgement", "The next record is created, and the connection breaks before the answer."),
        ("login-outage", "For half an hour by the org's clock nobody can log in: server_error."),
        ("maintenance-window", "For half an hour by the org's clock every API says that it is unavailable; log-ins too."),
        ("outage", "For half an hour by the org's clock every call gets a page in HTML instead of an answer."),
        ("replay-window-passed", "Subscribers that come back with a replay id are refused, as if it had aged out."),
        ("slow-network", "Every call takes from 0.2 to 2 seconds longer."),
    ];

    /// <summary>Throws <see cref="ArgumentException"/> for a name that there is not.</summary>
    public static void Begin(Org org, string name)
    {
        FaultRule Fault(FaultEffect effect) => new(RuleOf(name), effect);
        switch (name)
        {
            case "daily-limit-reached": org.Limits.Set([(LimitTable.DailyApiRequestsName, null, org.Limits.ApiRequests.Max, null)]); break;
            case "expired-session-mid-batch": org.Faults.Set([Fault(FaultEffect.RevokeSession) with { After = 2, Times = 1 }]); break;
            case "lock-contention": org.Faults.Set([Fault(FaultEffect.Error) with { Code = "UNABLE_TO_LOCK_ROW", Method = "PATCH", Path = "/sobjects/**", Every = 2 }]); break;
            case "lost-acknowledgement": org.Faults.Set([Fault(FaultEffect.LoseAnswer) with { Method = "POST", Path = "/sobjects/**", Times = 1 }]); break;
            case "bulk-job-failure": org.Faults.Set([Fault(FaultEffect.FailJob) with { Every = 2 }]); break;
            case "login-outage": org.Faults.Set([LogInsFail(Fault(FaultEffect.Error), org)]); break;
            case "maintenance-window": org.Faults.Set([.. Unavailable(Fault(FaultEffect.Error) with { Until = org.Clock.GetUtcNow() + window }), LogInsFail(Fault(FaultEffect.Error), org) with { Name = RuleOf(name) + "/oauth" }]); break;
            case "outage": org.Faults.Set([Fault(FaultEffect.Html) with { Until = org.Clock.GetUtcNow() + window }]); break;
            case "replay-window-passed": org.Events.Rules.Set(new DeliveryRule(RuleOf(name), DeliveryEffect.UnknownReplayId)); break;
            case "slow-network": org.Faults.Set([Fault(FaultEffect.Latency) with { Delay = TimeSpan.FromMilliseconds(200), MostDelay = TimeSpan.FromSeconds(2) }]); break;
            default: throw new ArgumentException($"there is no scenario {name}; there are {string.Join(", ", All.Select(scenario => scenario.Name))}");
        }
    }

    /// <summary>As if it had not been; false for a name that there is not.</summary>
    public static bool End(Org org, string name)
    {
        if (!All.Any(scenario => scenario.Name == name)) return false;
        foreach (var fault in org.Faults.All.Where(fault => IsOf(fault, name))) org.Faults.Remove(fault.Rule.Name);
        org.Events.Rules.Remove(RuleOf(name));
        if (name == "daily-limit-reached") org.Limits.Reset(LimitTable.DailyApiRequestsName);
        return true;
    }

    /// <summary>True while its rule is set, or its limit used up.</summary>
    public static bool IsOn(Org org, string name) => name == "daily-limit-reached" ? org.Limits.ApiRequests.Remaining == 0
        : org.Faults.All.Any(fault => IsOf(fault, name)) || org.Events.Rules.All.Any(rule => rule.Rule.Name == RuleOf(name));

    // Each API in its own words.
    private static IEnumerable<FaultRule> Unavailable(FaultRule rule) =>
    [
        rule with { Code = "SERVER_UNAVAILABLE" },
        rule with { Name = rule.Name + "/cometd", Api = "cometd", Code = "503" },
        rule with { Name = rule.Name + "/pubsub", Api = "pubsub", Code = "service.unavailable" },
    ];

    private static FaultRule LogInsFail(FaultRule rule, Org org) => rule with { Api = "oauth", Code = "server_error", Status = 503, Until = org.Clock.GetUtcNow() + window };

    private static bool IsOf(ActiveFault fault, string name) => fault.Rule.Name == RuleOf(name) || fault.Rule.Name.StartsWith(RuleOf(name) + "/", StringComparison.Ordinal);

    private static string RuleOf(string name) => "scenario/" + name;
}
