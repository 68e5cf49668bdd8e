namespace FakeForce.Server.Cometd;

/// <summary>Why one message fails; the others of its request go on.</summary>
internal sealed class BayeuxError(string error) : Exception(error)
{
    public Advice? Advice { get; init; }

    /// <summary>Why a handshake is denied.</summary>
    public string? FailureReason { get; init; }

    /// <summary>False where the answer does not repeat whom it is for, because there is no such client.</summary>
    public bool NamesClient { get; init; } = true;

    public static BayeuxError Denied(string reason) => new(CometdErrors.HandshakeDenied) { FailureReason = reason, Advice = Advice.Stop, NamesClient = false };

    public static BayeuxError Unknown() => new(CometdErrors.UnknownClient) { Advice = Advice.Handshake, NamesClient = false };
}
