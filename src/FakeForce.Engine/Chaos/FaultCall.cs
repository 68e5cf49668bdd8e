namespace FakeForce.Engine.Chaos;

/// <summary>A call as fault rules see it. <paramref name="Path"/> is what stands behind the version; of SOAP, Streaming API and Pub/Sub API the operation, channel or method.</summary>
public readonly record struct FaultCall(string Api, string Method, string Path, string? SObject, RecordId User, string? Client)
{
    /// <summary>Of the path, split once for all rules.</summary>
    internal string[] Segments { get; } = Path.Trim('/').Split('/');
}
