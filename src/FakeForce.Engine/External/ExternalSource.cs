namespace FakeForce.Engine.External;

/// <summary>An external data source in the words of the Metadata API's ExternalDataSource.</summary>
public sealed record ExternalSource(string FullName)
{
    public string? Label { get; init; }
    public ExternalKind Type { get; init; } = ExternalKind.OData4;
    public string Endpoint { get; init; } = "";
    public PrincipalType PrincipalType { get; init; }
    public ExternalProtocol Protocol { get; init; }

    /// <summary>The named principal's, for the protocol Password.</summary>
    public string? Username { get; init; }
    public string? Password { get; init; }

    /// <summary>The named principal's access token, for the protocol Oauth.</summary>
    public string? Token { get; init; }
    public bool IsWritable { get; init; }
    public IReadOnlyList<KeyValuePair<string, string>> CustomHttpHeaders { get; init; } = [];
    public ExternalConfiguration Configuration { get; init; } = new();

    /// <summary>True where each request is an OData callout that is counted by the hour.</summary>
    internal bool IsOData => Type is ExternalKind.OData or ExternalKind.OData4 or ExternalKind.OData401;
}
