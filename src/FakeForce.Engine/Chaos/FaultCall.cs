namespace FakeForce.Engine.Chaos;

/// <summary>A call as fault rules see it. <paramref name="Path"/> is what stands behind the version; of SOAP, Streaming API and Pub/Sub API the operation, channel or method.</summary>
public sealed record FaultCall(string Api, string Method, string Path, string? SObject, RecordId User, string? Client)
{
    private string[]? segments;

    /// <summary>Of the path, split once for all rules and only if one of them asks.</summary>
    internal string[] Segments => segments ??= Path.Trim('/').Split('/');
}
