namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>A parameter of a named or an external credential, as the metadata types have them: what it means is said by its type.</summary>
public sealed record CredentialParameter(string ParameterType)
{
    public string ParameterName { get; init; } = "";
    public string ParameterValue { get; init; } = "";

    /// <summary>Of the type Authentication.</summary>
    public string? ExternalCredential { get; init; }

    /// <summary>Of the types SigningCertificate and ClientCertificate.</summary>
    public string? Certificate { get; init; }

    /// <summary>The principal that it belongs to; those of no principal belong to all.</summary>
    public string? ParameterGroup { get; init; }

    public int SequenceNumber { get; init; }
}
