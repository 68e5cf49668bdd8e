namespace FakeForce.Engine.Events.Delivery;

/// <summary>One disturbance of the delivery of events: of which, and what happens to them.</summary>
public sealed record DeliveryRule(string Name, DeliveryEffect Effect)
{
    public const int MostNameLength = 80, MostCount = 1_000_000, MostCopies = 1_000;

    /// <summary>Delays and durations may be as long as a week, by the org's clock.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Full name of the channel (/event/Low_Ink__e), without a filter; null for all.</summary>
    public string? Channel { get; init; }

    /// <summary>A subscriber's id; null for all.</summary>
    public string? Subscriber { get; init; }

    /// <summary>Who is to be disturbed, by user name; null for all.</summary>
    public string? User { get; init; }

    /// <summary>
    /// Counted for each subscriber from the rule on: this many events pass before it. For <see cref="DeliveryEffect.Drop"/> and
    /// <see cref="DeliveryEffect.ExpireSession"/> it comes right behind the last of them, at once for 0, and for null at the next event,
    /// which is then not given.
    /// </summary>
    public int? After { get; init; }

    /// <summary>Of the events behind, each so-manieth.</summary>
    public int Every { get; init; } = 1;

    /// <summary>How often it happens, over all subscribers; null for always, and for what ends a stream for once.</summary>
    public int? Times { get; init; }

    /// <summary>How often an event is given or stored again; several make a burst.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Of repetitions: how long after the first one. Of delays: how long after it was published.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long a pause lasts; null until the rule is removed.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The replay id that is unknown; null for every one.</summary>
    public long? ReplayId { get; init; }

    internal int? Most => Times ?? (Effect is DeliveryEffect.Drop or DeliveryEffect.ExpireSession ? 1 : null);

    /// <summary>Everything that is wrong with the rule, in words.</summary>
    public IEnumerable<string> Problems()
    {
        if (Name.Length is 0 or > MostNameLength) yield return $"name has 1 to {MostNameLength} characters";
        if (After is < 0 or > MostCount) yield return $"after is a number from 0 to {MostCount}";
        if (Every is < 1 or > MostCount) yield return $"every is a number from 1 to {MostCount}";
        if (Times is < 1 or > MostCount) yield return $"times is a number from 1 to {MostCount}";
        if (Copies is < 1 or > MostCopies) yield return $"copies is a number from 1 to {MostCopies}";
        if (Delay < TimeSpan.Zero || Delay > Longest) yield return $"delayMilliseconds is a number from 0 to {Longest.TotalMilliseconds}";
        if (Duration is { } duration && (duration <= TimeSpan.Zero || duration > Longest)) yield return $"durationMilliseconds is a number from 1 to {Longest.TotalMilliseconds}";
        foreach (var (member, isSet) in Set())
            if (isSet && !DeliveryMembers.Of(Effect).Contains(member)) yield return $"{member} means nothing to {DeliveryMembers.WordOf(Effect)}";
    }

    private IEnumerable<(string Member, bool IsSet)> Set() =>
    [
        ("subscriber", Subscriber is not null), ("user", User is not null), ("after", After is not null), ("every", Every != 1), ("times", Times is not null),
        ("copies", Copies != 1), ("delayMilliseconds", Delay != default), ("durationMilliseconds", Duration is not null), ("replayId", ReplayId is not null),
    ];
}
