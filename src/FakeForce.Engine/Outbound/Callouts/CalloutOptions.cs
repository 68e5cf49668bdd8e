namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>Where an org may call out to, and as whom.</summary>
public sealed record CalloutOptions
{
    public IReadOnlyList<RemoteSite> RemoteSites { get; init; } = [];
    public IReadOnlyList<NamedCredential> NamedCredentials { get; init; } = [];
    public IReadOnlyList<ExternalCredential> ExternalCredentials { get; init; } = [];
    public IReadOnlyList<SigningKey> Certificates { get; init; } = [];

    public NamedCredential? NamedCredentialOf(string name) => NamedCredentials.FirstOrDefault(one => Same(one.FullName, name));

    public ExternalCredential? ExternalCredentialOf(string name) => ExternalCredentials.FirstOrDefault(one => Same(one.FullName, name));

    public SigningKey? CertificateOf(string name) => Certificates.FirstOrDefault(one => Same(one.FullName, name));

    /// <summary>What is wrong with them, or does not go together.</summary>
    public IEnumerable<string> Problems() => CredentialRules.Problems(this);

    internal static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
