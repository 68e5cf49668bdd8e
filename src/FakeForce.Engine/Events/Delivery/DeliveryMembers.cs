namespace FakeForce.Engine.Events.Delivery;

/// <summary>Which members of a rule each effect knows, beside name, effect and channel.</summary>
internal static class DeliveryMembers
{
    private static readonly Dictionary<DeliveryEffect, string[]> members = new()
    {
        [DeliveryEffect.Duplicate] = ["subscriber", "user", "after", "every", "times", "copies", "delayMilliseconds"],
        [DeliveryEffect.Republish] = ["after", "every", "times", "copies", "delayMilliseconds"],
        [DeliveryEffect.Delay] = ["subscriber", "user", "after", "every", "times", "delayMilliseconds"],
        [DeliveryEffect.Pause] = ["subscriber", "user", "after", "durationMilliseconds"],
        [DeliveryEffect.Drop] = ["subscriber", "user", "after", "times"],
        [DeliveryEffect.ExpireSession] = ["subscriber", "user", "after", "times"],
        [DeliveryEffect.UnknownReplayId] = ["times", "replayId"],
        [DeliveryEffect.Reorder] = ["after", "every", "times", "delayMilliseconds"],
    };

    public static string[] Of(DeliveryEffect effect) => members[effect];

    /// <summary>As users write it: unknownReplayId.</summary>
    public static string WordOf(DeliveryEffect effect)
    {
        var name = effect.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
