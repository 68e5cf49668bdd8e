using FakeForce.Engine.Outbound.Callouts;

namespace FakeForce.Server.Outgoing.Credentials;

/// <summary>The headers by which a named credential lets a callout in.</summary>
internal sealed class Authorization(AccessTokens tokens)
{
    /// <summary>Authorization, where the credential is to generate one, then the headers of the external and of the named credential.</summary>
    public async ValueTask<List<KeyValuePair<string, string>>> HeadersAsync(NamedCredential named, CallerIdentity caller, bool renews, CancellationToken cancel)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (named.GenerateAuthorizationHeader && await GeneratedAsync(named, caller, renews, cancel) is { } generated) headers.Add(new("Authorization", generated));
        foreach (var parameter in (caller.Credential?.Of("AuthHeader") ?? []).Concat(named.Headers)) headers.Add(new(parameter.ParameterName, Rendered(parameter, caller)));
        return headers;
    }

    private async ValueTask<string?> GeneratedAsync(NamedCredential named, CallerIdentity caller, bool renews, CancellationToken cancel)
    {
        if (named.Legacy is { } legacy) return legacy is { Protocol: "Password", PrincipalType: "NamedUser" } ? AccessTokens.Basic(legacy.Username, legacy.Password) : null;
        return caller.Credential!.AuthenticationProtocol switch
        {
            "Basic" => AccessTokens.Basic(caller.Principal!.Credentials["username"], caller.Principal.Credentials["password"]),
            "Jwt" => "Bearer " + SignedToken.Write(caller, caller.Org.Options.Callouts.CertificateOf(caller.Credential.SigningCertificate!)!),
            "Oauth" => "Bearer " + await tokens.GetAsync(caller, renews, cancel),
            _ => null,
        };
    }

    private static string Rendered(CredentialParameter parameter, CallerIdentity caller)
    {
        try
        {
            return MergeText.Render(parameter.ParameterValue, caller.ValueOf);
        }
        catch (FormatException problem)
        {
            // Salesforce's text for a header formula that fails was not found.
            throw new CalloutException($"the header {parameter.ParameterName} of the credential cannot be made: {problem.Message}");
        }
    }
}
