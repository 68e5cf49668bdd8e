using FakeForce.Engine;

namespace FakeForce.Server.Outgoing;

/// <summary>A request that an org sends out.</summary>
/// <param name="Api">The name under which the journal has it.</param>
/// <param name="Allowed">What the org's definitions let it reach; a request to anything else is never sent.</param>
internal sealed record OutgoingRequest(Org Org, string Api, HttpMethod Method, Uri Url, AllowedOrigins Allowed)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    /// <summary>By the org's clock, from the first byte sent to the last one read.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of the answer's body.</summary>
    public int MostAnswer { get; init; } = 1024 * 1024;

    /// <summary>The sObject that it is about, for the journal.</summary>
    public string? SObject { get; init; }

    /// <summary>The name of the fault rule that struck it, for the journal.</summary>
    public string? Fault { get; init; }
}

/// <summary>What came back, whatever its status.</summary>
internal sealed record OutgoingAnswer(int Status, string Reason, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>The first header of that name; null if there is none.</summary>
    public string? Header(string name)
    {
        foreach (var header in Headers)
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)) return header.Value;
        return null;
    }
}

/// <summary>Why there is no answer.</summary>
internal enum OutgoingFailure
{
    NotAllowed,
    TimedOut,
    UnknownHost,
    Refused,
    Untrusted,

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
