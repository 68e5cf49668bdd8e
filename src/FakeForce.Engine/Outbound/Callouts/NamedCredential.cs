namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>An address with what is needed to be let in there, in the words of NamedCredential.</summary>
public sealed record NamedCredential(string FullName)
{
    /// <summary>The types of parameters that FakeForce follows.</summary>
    internal static IReadOnlyList<string> ParameterTypes { get; } = ["Url", "Authentication", "HttpHeader", "ClientCertificate"];

    public IReadOnlyList<CredentialParameter> Parameters { get; init; } = [];
    public bool GenerateAuthorizationHeader { get; init; } = true;
    public bool AllowMergeFieldsInHeader { get; init; }
    public bool AllowMergeFieldsInBody { get; init; }
    public bool IsEnabled { get; init; } = true;

    /// <summary>The whole of it, of the kind that was made before external credentials; null for others.</summary>
    public LegacyCredential? Legacy { get; init; }

    public string Url => Legacy?.Endpoint ?? Find("Url")?.ParameterValue ?? "";

    public string? ExternalCredential => Find("Authentication")?.ExternalCredential;

    /// <summary>The certificate that is shown to the other end.</summary>
    public string? ClientCertificate => Find("ClientCertificate")?.Certificate;

    /// <summary>Its own headers, in the order in which they are sent.</summary>
    public IEnumerable<CredentialParameter> Headers => Parameters.Where(parameter => parameter.ParameterType == "HttpHeader").OrderBy(parameter => parameter.SequenceNumber);

    private CredentialParameter? Find(string type) => Parameters.FirstOrDefault(parameter => parameter.ParameterType == type);
}
