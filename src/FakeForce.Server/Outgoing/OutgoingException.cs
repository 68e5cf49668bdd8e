namespace FakeForce.Server.Outgoing;

/// <summary>Why there is no answer.</summary>
internal enum OutgoingFailure
{
    NotAllowed,
    TimedOut,
    UnknownHost,
    Refused,
    Untrusted,
    Reset,

    /// <summary>Cut off, or no HTTP.</summary>
    Broken,
    TooLarge,
}

/// <summary>A request without an answer. The text says it in one line, for people.</summary>
internal sealed class OutgoingException(OutgoingFailure failure, string text, Exception? cause = null) : Exception(text, cause)
{
    public OutgoingFailure Failure => failure;

    /// <summary>Of an answer that is too large: its bytes, or of one that does not say it those that were read.</summary>
    public long Length { get; init; }
}
