namespace FakeForce.Engine.External;

/// <summary>The external data sources that an org is defined with.</summary>
public sealed record ExternalOptions
{
    public IReadOnlyList<ExternalSource> Sources { get; init; } = [];

    /// <summary>Everything that is wrong with them. The texts are ours.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (var same in Sources.GroupBy(source => source.FullName, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
            yield return $"externalDataSources: {same.Key} is there twice";
        foreach (var source in Sources)
            foreach (var problem in Problems(source)) yield return $"externalDataSources: {source.FullName}: {problem}";
    }

    private static IEnumerable<string> Problems(ExternalSource source)
    {
        if (!Schema.CustomNames.IsDeveloperName(source.FullName)) yield return "the name is letters, digits and single underscores, and begins with a letter";
        if (!IsAddress(source.Endpoint)) yield return "the endpoint is an absolute http or https address without user, query or fragment, or callout:NamedCredential/path without query";
        if (source.PrincipalType == PrincipalType.PerUser) yield return "principalType PerUser is not supported by FakeForce; use NamedUser";
        if (source.PrincipalType == PrincipalType.Anonymous && source.Protocol != ExternalProtocol.NoAuthentication) yield return "the principal Anonymous has the protocol NoAuthentication";
        if (source.Protocol == ExternalProtocol.Password && (source.Username is null || source.Password is null)) yield return "the protocol Password needs username and password";
        if (source.Protocol == ExternalProtocol.Oauth && source.Token is null) yield return "the protocol Oauth needs a token";
        if (IsNamed(source.Endpoint) && source.Protocol != ExternalProtocol.NoAuthentication) yield return "with the endpoint of a named credential the protocol is NoAuthentication, since the credential has its own";
        if (source is { Type: ExternalKind.SfdcOrg, Protocol: ExternalProtocol.NoAuthentication } && !IsNamed(source.Endpoint)) yield return "another org needs the protocol Password or Oauth";
        if (source.Configuration.Timeout is < 1 or > 120) yield return "the timeout is 1 to 120 seconds";
    }

    private static bool IsNamed(string endpoint) => endpoint.StartsWith("callout:", StringComparison.OrdinalIgnoreCase);

    private static bool IsAddress(string endpoint) => IsNamed(endpoint) && endpoint.AsSpan().IndexOfAny('?', '#') < 0
        || Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Query.Length == 0 && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0;
}
