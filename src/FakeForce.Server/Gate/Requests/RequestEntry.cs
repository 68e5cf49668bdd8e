using FakeForce.Engine;

namespace FakeForce.Server.Gate.Requests;

/// <summary>One call and its answer as they are read from the journal.</summary>
/// <param name="Id">From 1, in the order in which the org's calls ended.</param>
/// <param name="OuterId">Of the call that it is inside of, such as a composite one, which ends behind it; 0 for none.</param>
/// <param name="Query">With its question mark; empty if there is none.</param>
/// <param name="Status">0 for a connection that was broken before anything was answered.</param>
/// <param name="At">By the org's clock, when the call had ended.</param>
internal sealed record RequestEntry(long Id, long OuterId, string Api, string Method, string Path, string Query, int Status, DateTimeOffset At, TimeSpan Took, RecordId UserId)
{
    public string? Client { get; init; }
    public string? SObject { get; init; }

    /// <summary>The name of the rule that struck it.</summary>
    public string? Fault { get; init; }

    /// <summary>What of it FakeForce does not have.</summary>
    public string? Unsupported { get; init; }

    public required KeptSide Request { get; init; }
    public required KeptSide Answer { get; init; }
}

/// <summary>Headers and body of a request or an answer.</summary>
/// <param name="Length">Of the whole body, of which <paramref name="Body"/> may be the beginning.</param>
internal sealed record KeptSide(KeyValuePair<string, string>[] Headers, ReadOnlyMemory<byte> Body, long Length)
{
    public bool IsCut => Length > Body.Length;
}
