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
    /// <param name="username">Who calls.</param>
    /// <param name="isPermitted">What permission sets say of named principals of which the definition does not name users.</param>
    internal Principal? PrincipalOf(string username, Func<Principal, bool> isPermitted) =>
        Principals.Where(principal => principal.IsFor(username) && (principal.User is not null || principal.Users is not null || isPermitted(principal))).OrderBy(SequenceOf).ThenBy(principal => principal.User is null).FirstOrDefault();

    private int SequenceOf(Principal principal) => Parameters.FirstOrDefault(parameter => parameter.ParameterName == principal.PrincipalName && parameter.ParameterType is "NamedPrincipal" or "PerUserPrincipal")?.SequenceNumber ?? 0;
}
