namespace FakeForce.Server.Cometd;

/// <summary>What a client is to do next (Bayeux specification, "advice"). Null means that the answer does not have the key.</summary>
internal sealed record Advice(string Reconnect, int? Interval = 0, int? Timeout = null)
{
    /// <summary>On the first connect: milliseconds for which the following ones are held.</summary>
    public static Advice Retry { get; } = new("retry", 0, (int)Connect.Hold.TotalMilliseconds);

    public static Advice Handshake { get; } = new("handshake");

    /// <summary>A client that cannot go on without logging in again.</summary>
    public static Advice None { get; } = new("none");

    public static Advice Stop { get; } = new("none", Interval: null);
}
