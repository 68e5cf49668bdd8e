using FakeForce.Engine;
using FakeForce.Engine.External;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Server.Outgoing.Credentials;

namespace FakeForce.Server.External;

/// <summary>
/// As whom a data source is reached: its own user name, password or token, or the named credential of its endpoint. A named principal is
/// everybody's; where the credential has principals by user, it is that of the org's administrator, which is ours.
/// </summary>
internal sealed class ExternalPrincipal(Org org, ExternalSource source, Authorization authorization)
{
    private readonly CalloutEndpoint? named = source.Endpoint.StartsWith("callout:", StringComparison.OrdinalIgnoreCase) ? Resolve(org, source) : null;

    /// <summary>The address of the source, as it is or as the named credential has it.</summary>
    public Uri Address => named?.Url ?? new Uri(source.Endpoint);

    public string? ClientCertificate => named?.Credential?.ClientCertificate is { } certificate ? org.Options.Callouts.CertificateOf(certificate)?.Pem : null;

    /// <summary>With <paramref name="renews"/>, by a fresh token.</summary>
    public async ValueTask<IReadOnlyList<KeyValuePair<string, string>>> HeadersAsync(bool renews, CancellationToken cancel)
    {
        if (named?.Credential is not { } credential) return OwnHeaders();
        try
        {
            return await authorization.HeadersAsync(credential, Caller(credential), renews, cancel);
        }
        catch (CalloutException problem)
        {
            throw ExternalErrors.Refused(problem.Message);
        }
    }

    /// <summary>True if a fresh token may be what such an answer asks for.</summary>
    public bool Refreshes(int status) => named?.Credential is { Legacy: null } credential && Caller(credential).Credential is { AuthenticationProtocol: "Oauth" } oauth && oauth.Refreshes(status);

    // A session of another org is had by its own log-in, and no password goes there as Basic.
    private IReadOnlyList<KeyValuePair<string, string>> OwnHeaders() => source switch
    {
        { Protocol: ExternalProtocol.Oauth } => [new("Authorization", "Bearer " + source.Token)],
        { Protocol: ExternalProtocol.Password, Type: not ExternalKind.SfdcOrg } => [new("Authorization", AccessTokens.Basic(source.Username!, source.Password!))],
        _ => [],
    };

    private CallerIdentity Caller(NamedCredential credential) =>
        CallerIdentity.Of(org, org.Identity.TryUser(org.Options.Username, out var user) ? user.Id : default, credential);

    private static CalloutEndpoint Resolve(Org org, ExternalSource source)
    {
        try
        {
            return CalloutEndpoint.Resolve(org.Options.Callouts, source.Endpoint);
        }
        catch (CalloutException problem)
        {
            throw ExternalErrors.Wrong($"The data source {source.FullName} cannot be reached: {problem.Message}");
        }
    }
}
