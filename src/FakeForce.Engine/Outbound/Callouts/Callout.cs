namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>A request as code hands it to Http.send.</summary>
/// <param name="Endpoint">An address, or callout:Name/path of a named credential.</param>
public sealed record Callout(string Method, string Endpoint)
{
    /// <summary>Apex Reference, HttpRequest.setMethod.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT", "TRACE"];

    /// <summary>Apex Developer Guide, "Callout Limits and Limitations".</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10), LongestTimeout = TimeSpan.FromSeconds(120);

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
    public byte[]? Body { get; init; }
    public TimeSpan Timeout { get; init; } = DefaultTimeout;
}
