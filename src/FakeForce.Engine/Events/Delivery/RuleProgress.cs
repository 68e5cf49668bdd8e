namespace FakeForce.Engine.Events.Delivery;

/// <summary>How far one subscriber has come under a rule.</summary>
internal sealed class RuleProgress(ActiveRule rule)
{
    public ActiveRule Rule { get; } = rule;

    /// <summary>Events it was given since the rule, repetitions included.</summary>
    public int Given { get; set; }

    /// <summary>The same without repetitions.</summary>
    public int Passed { get; set; }

    public bool EndsNow => EndsStream && Rule.IsLoaded && Given >= Rule.Rule.After;

    public bool EndsAtNext => EndsStream && Rule.IsLoaded && Rule.Rule.After is null;

    /// <summary>True if the next event is one that the rule is about. One that has struck as often as it may is as good as gone.</summary>
    public bool StrikesNext => Rule.IsLoaded && Rule.StrikesAt(Passed + 1);

    public DateTimeOffset? PauseEnd => Rule.Since + Rule.Rule.Duration;

    public bool IsPause(DateTimeOffset now) => Rule.Rule.Effect == DeliveryEffect.Pause && Given >= (Rule.Rule.After ?? 0) && !(PauseEnd <= now);

    /// <summary>False for what is done where events are stored or subscriptions begin.</summary>
    public static bool IsOfReading(DeliveryEffect effect) =>
        effect is DeliveryEffect.Duplicate or DeliveryEffect.Delay or DeliveryEffect.Pause or DeliveryEffect.Drop or DeliveryEffect.ExpireSession;

    private bool EndsStream => Rule.Rule.Effect is DeliveryEffect.Drop or DeliveryEffect.ExpireSession;
}
