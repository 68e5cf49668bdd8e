namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>How an org is let in at another system, in the words of ExternalCredential, with the secrets that Salesforce keeps apart.</summary>
public sealed record ExternalCredential(string FullName)
{
    internal static IReadOnlyList<string> ParameterTypes { get; } =
        ["NamedPrincipal", "PerUserPrincipal", "AuthHeader", "AuthParameter", "AuthProtocolVariant", "AuthProviderUrl", "JwtBodyClaim", "JwtHeaderClaim", "SigningCertificate", "AdditionalRefreshStatusCode"];

    /// <summary>The authentication protocols, and of Oauth the variants, that FakeForce speaks.</summary>
    internal static IReadOnlyList<string> Protocols { get; } = ["Oauth", "Jwt", "Basic", "Custom", "NoAuthentication"];

    internal static IReadOnlyList<string> Variants { get; } = [ClientSecret, ClientSecretBasic, JwtBearer];

    public const string ClientSecret = "ClientCredentialsClientSecret", ClientSecretBasic = "ClientCredentialsClientSecretBasic", JwtBearer = "JwtBearer";

    public string AuthenticationProtocol { get; init; } = "";
    public IReadOnlyList<CredentialParameter> Parameters { get; init; } = [];
    public IReadOnlyList<Principal> Principals { get; init; } = [];

    public string? Variant => Of("AuthProtocolVariant").FirstOrDefault()?.ParameterValue;

    /// <summary>Where tokens are asked for.</summary>
    public string TokenUrl => Of("AuthProviderUrl").FirstOrDefault()?.ParameterValue ?? "";

    public string? SigningCertificate => Of("SigningCertificate").FirstOrDefault()?.Certificate;

    /// <summary>Those of its parameters of one type, in their order.</summary>
    public IEnumerable<CredentialParameter> Of(string type) => Parameters.Where(parameter => parameter.ParameterType == type).OrderBy(parameter => parameter.SequenceNumber);

    public bool Refreshes(int status) => status == 401 || Of("AdditionalRefreshStatusCode").Any(parameter => parameter.ParameterValue == status.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>
    /// The principal as whom a user calls: the first that the user may use, those of each user before those of all at the same number.
    /// Null if there is none.
    /// </summary>
    public Principal? PrincipalOf(string username) =>
        Principals.Where(principal => principal.IsFor(username)).OrderBy(SequenceOf).ThenBy(principal => principal.User is null).FirstOrDefault();

    private int SequenceOf(Principal principal) => Parameters.FirstOrDefault(parameter => parameter.ParameterName == principal.PrincipalName && parameter.ParameterType is "NamedPrincipal" or "PerUserPrincipal")?.SequenceNumber ?? 0;
}

/// <summary>Who an org is at another system. Its secrets never deploy; Salesforce has them from Setup or the Connect API.</summary>
public sealed record Principal(string PrincipalName)
{
    /// <summary>The user whose own it is; null for a named principal.</summary>
    public string? User { get; init; }

    /// <summary>Who may use a named principal, which Salesforce has in permission sets; null for everybody.</summary>
    public IReadOnlyList<string>? Users { get; init; }

    /// <summary>By the names of the protocol: username and password, clientId and clientSecret, or those of the custom protocol.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>();

    internal bool IsFor(string username) => User is { } own ? Same(own, username) : Users is not { } users || users.Any(user => Same(user, username));

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
