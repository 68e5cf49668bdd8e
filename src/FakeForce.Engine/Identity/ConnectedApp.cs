namespace FakeForce.Engine.Identity;

/// <summary>Who may use an app: anybody who approves it themselves, or those whom an administrator named.</summary>
public enum PermittedUsers : byte { SelfAuthorize, AdminApproved }

/// <summary>How long a refresh token lives.</summary>
public enum RefreshPolicy : byte { UntilRevoked, Immediately, Idle, Fixed }

/// <summary>The ways of logging in that an app can be switched off for.</summary>
[Flags]
public enum OAuthFlows
{
    None = 0,
    WebServer = 1,
    UserAgent = 2,
    Refresh = 4,
    JwtBearer = 8,
    ClientCredentials = 16,
    UsernamePassword = 32,
    Device = 64,
    SamlBearer = 128,
    TokenExchange = 256,
    All = 511,
}

/// <summary>A connected app (or external client app) with its OAuth settings and policies. Defaults are Salesforce's where it has one.</summary>
public sealed record ConnectedApp : IStored<ConnectedApp>
{
    public required string ConsumerKey { get; init; }

    /// <summary>Null for public clients.</summary>
    public string? ConsumerSecret { get; init; }
    public string Name { get; init; } = "Connected App";

    /// <summary>Exact addresses; <c>http://localhost:*</c> stands for any port and path on this machine.</summary>
    public IReadOnlyList<string> CallbackUrls { get; init; } = [];
    public ScopeSet Scopes { get; init; } = ScopeSet.Parse("api refresh_token");

    /// <summary>PEM certificate that JWT and SAML assertions are checked with.</summary>
    public string? Certificate { get; init; }

    /// <summary>Also trusts the certificate of the key that the host makes for trying JWT out.</summary>
    public bool TrustsHostKey { get; init; }

    /// <summary>Username of the client-credentials flow's user.</summary>
    public string? RunAs { get; init; }

    /// <summary>API requests that the app may make in 24 hours; null for as many as the org has.</summary>
    public int? DailyApiRequests { get; init; }
    public PermittedUsers PermittedUsers { get; init; }
    public IReadOnlyList<string> ApprovedProfiles { get; init; } = [];
    public IReadOnlyList<string> ApprovedUsers { get; init; } = [];

    /// <summary>Needs no approval by the user: what installing and pre-authorising an app does.</summary>
    public bool PreAuthorized { get; init; }
    public bool PkceRequired { get; init; }
    public bool SecretRequiredForWebServer { get; init; } = true;
    public bool SecretRequiredForRefresh { get; init; } = true;
    public OAuthFlows Flows { get; init; } = OAuthFlows.All & ~OAuthFlows.ClientCredentials;
    public RefreshPolicy RefreshPolicy { get; init; }

    /// <summary>For the policies Idle and Fixed.</summary>
    public TimeSpan RefreshLife { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Every refresh hands out a new refresh token and ends the old one.</summary>
    public bool RotatesRefreshTokens { get; init; }

    /// <summary>Idle timeout of the app's sessions; null takes the org's.</summary>
    public int? SessionTimeoutMinutes { get; init; }

    public bool Allows(OAuthFlows flow) => (Flows & flow) != 0;
    public TimeSpan SessionTimeout => SessionTimeoutMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : Session.DefaultTimeout;

    /// <summary>
    /// The scopes that a request gets: all of the app's when it names none, else those named. Null when one of them is
    /// unknown or not the app's.
    /// </summary>
    public ScopeSet? Narrow(ScopeSet requested)
    {
        if (requested.IsEmpty) return Scopes;
        return requested.Names.All(name => ScopeSet.IsKnown(name) && MayGive(name)) ? requested : null;
    }

    // openid and its parts need no assignment: whoever may be identified may be named.
    private bool MayGive(string name) => name switch
    {
        "refresh_token" or "offline_access" => Scopes.HasRefreshToken,
        "id" or "openid" or "profile" or "email" or "address" or "phone" => true,
        _ => Scopes.Has(name),
    };

    /// <summary>
    /// Whether a redirect goes where the app's owner said. An entry that ends in <c>:*</c> covers any port and path of that
    /// scheme and host; all others must be equal to the letter.
    /// </summary>
    public bool AllowsRedirect(string address) => CallbackUrls.Any(callback => callback.EndsWith(":*", StringComparison.Ordinal)
        ? Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0
            && string.Equals($"{uri.Scheme}://{uri.Host}", callback[..^2], StringComparison.OrdinalIgnoreCase)
        : callback == address);

    void IStored<ConnectedApp>.Write(StoredWriter writer) => writer
        .Put("key", ConsumerKey).Put("secret", ConsumerSecret).Put("name", Name).Put("callbacks", CallbackUrls).Put("scopes", Scopes)
        .Put("certificate", Certificate).Put("trustsHostKey", TrustsHostKey).Put("runAs", RunAs).Put("permitted", (long)PermittedUsers)
        .Put("approvedProfiles", ApprovedProfiles).Put("approvedUsers", ApprovedUsers).Put("preAuthorized", PreAuthorized)
        .Put("pkce", PkceRequired).Put("secretForWebServer", SecretRequiredForWebServer).Put("secretForRefresh", SecretRequiredForRefresh)
        .Put("flows", (long)Flows).Put("refreshPolicy", (long)RefreshPolicy).Put("refreshLife", RefreshLife)
        .Put("rotates", RotatesRefreshTokens).Put("timeoutMinutes", SessionTimeoutMinutes).Put("dailyApiRequests", DailyApiRequests ?? 0L);

    static ConnectedApp IStored<ConnectedApp>.Read(StoredReader reader) => new()
    {
        ConsumerKey = reader.Text("key"),
        ConsumerSecret = reader.TextOrNull("secret"),
        Name = reader.Text("name"),
        CallbackUrls = reader.List("callbacks"),
        Scopes = reader.Scopes("scopes"),
        Certificate = reader.TextOrNull("certificate"),
        TrustsHostKey = reader.Flag("trustsHostKey"),
        RunAs = reader.TextOrNull("runAs"),
        DailyApiRequests = reader.Number("dailyApiRequests") is > 0 and var quota ? (int)quota : null,
        PermittedUsers = (PermittedUsers)reader.Number("permitted"),
        ApprovedProfiles = reader.List("approvedProfiles"),
        ApprovedUsers = reader.List("approvedUsers"),
        PreAuthorized = reader.Flag("preAuthorized"),
        PkceRequired = reader.Flag("pkce"),
        SecretRequiredForWebServer = reader.Flag("secretForWebServer"),
        SecretRequiredForRefresh = reader.Flag("secretForRefresh"),
        Flows = (OAuthFlows)reader.Number("flows"),
        RefreshPolicy = (RefreshPolicy)reader.Number("refreshPolicy"),
        RefreshLife = reader.Span("refreshLife"),
        RotatesRefreshTokens = reader.Flag("rotates"),
        SessionTimeoutMinutes = reader.Has("timeoutMinutes") ? (int)reader.Number("timeoutMinutes") : null,
    };
}
