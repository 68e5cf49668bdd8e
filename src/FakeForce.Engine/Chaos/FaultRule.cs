namespace FakeForce.Engine.Chaos;

/// <summary>One disturbance of calls: of which (what is null matches all), when, and what happens to them.</summary>
public sealed record FaultRule(string Name, FaultEffect Effect)
{
    public const int MostNameLength = 80, MostPatternLength = 500, MostCount = 1_000_000, MostMessageLength = 4_000;

    /// <summary>Delays may be as long as a call may take (10 minutes) and a little more.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>One of <see cref="FaultTexts.Apis"/>; null for those that work on records and share Salesforce's codes: all but cometd, pubsub and oauth.</summary>
    public string? Api { get; init; }
    public string? Method { get; init; }

    /// <summary>Of the path behind the version: /sobjects/Account/*, where * is one segment and ** any number; whatever the case.</summary>
    public string? Path { get; init; }
    public string? SObject { get; init; }

    /// <summary>By user name.</summary>
    public string? User { get; init; }

    /// <summary>The client of Sforce-Call-Options.</summary>
    public string? Client { get; init; }

    /// <summary>So many matching calls pass first.</summary>
    public int After { get; init; }

    /// <summary>Of the calls behind, each so-manieth.</summary>
    public int Every { get; init; } = 1;

    /// <summary>How often it happens; null for always.</summary>
    public int? Times { get; init; }

    /// <summary>Of the calls that are left, this share, by the org's seeded chance.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>From this time of the org's clock on.</summary>
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? Until { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>Of errors: Salesforce's code.</summary>
    public string? Code { get; init; }

    /// <summary>Of errors, the text; the code's usual one where it is known.</summary>
    public string? Message { get; init; }

    /// <summary>Of errors and HTML pages; the code's usual one otherwise.</summary>
    public int? Status { get; init; }

    /// <summary>Of latency: the shortest, and the longest if they differ. Evenly between them.</summary>
    public TimeSpan Delay { get; init; }
    public TimeSpan? MostDelay { get; init; }

    /// <summary>Instead of an even spread: log-normal, where half of the calls take at most <see cref="Delay"/> and 99 of 100 at most this.</summary>
    public TimeSpan? Percentile99 { get; init; }

    /// <summary>Of purged events, the newest; null for all.</summary>
    public long? ReplayId { get; init; }

    /// <summary>Everything that is wrong with the rule, in words.</summary>
    public IEnumerable<string> Problems()
    {
        if (Name.Length is 0 or > MostNameLength) yield return $"name has 1 to {MostNameLength} characters";
        if (Path is { Length: > MostPatternLength } || Path is { } path && !path.StartsWith('/')) yield return $"path begins with / and has at most {MostPatternLength} characters";
        if (Api is not null && !FaultTexts.Apis.Contains(Api)) yield return $"api is one of {string.Join(", ", FaultTexts.Apis)}";
        if (After is < 0 or > MostCount) yield return $"after is a number from 0 to {MostCount}";
        if (Every is < 1 or > MostCount) yield return $"every is a number from 1 to {MostCount}";
        if (Times is < 1 or > MostCount) yield return $"times is a number from 1 to {MostCount}";
        if (!(Probability is > 0 and <= 1)) yield return "probability is above 0 and at most 1";
        if (From is { } from && Until is { } until && until <= from) yield return "until comes after from";
        foreach (var problem in OfEffect().Concat(OfApi())) yield return problem;
    }

    private IEnumerable<string> OfEffect()
    {
        var (isError, isDelay) = (Effect == FaultEffect.Error, Effect == FaultEffect.Latency);
        if (isError && Code is not { Length: > 0 and <= 100 }) yield return "an error needs a code, such as UNABLE_TO_LOCK_ROW";
        if (isError && Code is { } code && Message is null && FaultTexts.MessageOf(Api, code) is null) yield return $"no text is known for {code}: give a message";
        if (!isError && (Code is not null || Message is not null && Effect != FaultEffect.FailJob)) yield return "code and message are of the effect error, and message of failJob";
        if (ReplayId is not null && Effect != FaultEffect.PurgeEvents) yield return "replayId is of the effect purgeEvents";
        if (Effect == FaultEffect.FailJob && Api is not (null or "bulk" or "bulk1")) yield return "failJob is of the APIs bulk and bulk1";
        if (Message is { Length: > MostMessageLength }) yield return $"message has at most {MostMessageLength} characters";
        if (Status is < 400 or > 599) yield return "status is a number from 400 to 599";
        if (Status is not null && Effect is not (FaultEffect.Error or FaultEffect.Html)) yield return "status is of the effects error and html";
        if (isDelay && (Delay <= TimeSpan.Zero || Delay > Longest || MostDelay < Delay || MostDelay > Longest)) yield return $"milliseconds is a number from 1 to {Longest.TotalMilliseconds}, or two of them, the smaller first";
        if (isDelay && Percentile99 is { } slowest && (MostDelay is not null || slowest < Delay || slowest > Longest)) yield return $"p99 is a number from the median to {Longest.TotalMilliseconds}";
        if (!isDelay && (Delay != default || MostDelay is not null || Percentile99 is not null)) yield return "milliseconds is of the effect latency";
    }

    private IEnumerable<string> OfApi()
    {
        if (Api == FaultTexts.Outbound && Effect is not (FaultEffect.Latency or FaultEffect.Reset or FaultEffect.LoseAnswer or FaultEffect.Repeat)) yield return "the effects on outbound messages are latency, reset, loseAnswer and repeat";
        if (Api is FaultTexts.Callout or FaultTexts.External && Effect is not (FaultEffect.Latency or FaultEffect.Reset or FaultEffect.LoseAnswer)) yield return "the effects on callouts and external objects are latency, reset and loseAnswer";
        if (Effect == FaultEffect.Repeat && Api != FaultTexts.Outbound) yield return "repeat is of the API outbound";
        var isError = Effect == FaultEffect.Error;
        if (isError && Api == "pubsub" && Code is { } rpcCode && !FaultTexts.IsPubSub(rpcCode)) yield return $"{rpcCode} is no error code of Pub/Sub API";
        if (isError && Api == "cometd" && Code is not null && !(int.TryParse(Code, out var number) && number is >= 400 and <= 599)) yield return "an error of Streaming API has a code from 400 to 599";
        if (Api == "pubsub" && (Effect is FaultEffect.Html or FaultEffect.HalfBody or FaultEffect.Trickle)) yield return $"{Effect} is not of Pub/Sub API, whose answers are messages";
        if (Api == "oauth" && Effect == FaultEffect.RevokeSession) yield return "a log-in has no session to revoke";
    }
}
