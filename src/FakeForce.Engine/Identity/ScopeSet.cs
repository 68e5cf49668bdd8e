namespace FakeForce.Engine.Identity;

/// <summary>The OAuth scopes of a grant, in the order in which they were asked for.</summary>
public sealed class ScopeSet : IEquatable<ScopeSet>
{
    /// <summary>Help, "OAuth Tokens and Scopes": the names that Salesforce knows, as they are written in requests.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "id", "openid", "profile", "email", "address", "phone", "api", "web", "full", "refresh_token", "offline_access",
        "chatter_api", "visualforce", "custom_permissions", "wave_api", "eclair_api", "content", "lightning", "pardot_api",
        "sfap_api", "interaction_api", "einstein_gpt_api", "scrt_api", "cdp_api", "cdp_ingest_api", "cdp_profile_api",
        "cdp_query_api", "cdp_segment_api", "cdp_identityresolution_api", "cdp_calculated_insight_api", "forgot_password",
        "user_registration_api", "chatbot_api", "mcp_api",
    };

    private readonly string[] names;

    private ScopeSet(string[] names) => this.names = names;

    public static ScopeSet None { get; } = new([]);

    /// <summary>What a session has that was not made by an app: everything.</summary>
    public static ScopeSet Full { get; } = new(["full"]);

    public static ScopeSet All { get; } = Parse(
        "full api web refresh_token openid id profile email address phone chatter_api visualforce custom_permissions wave_api "
        + "eclair_api content lightning pardot_api sfap_api interaction_api einstein_gpt_api scrt_api cdp_ingest_api "
        + "cdp_profile_api cdp_query_api cdp_api");

    public IReadOnlyList<string> Names => names;
    public bool IsEmpty => names.Length == 0;

    /// <summary>The REST, SOAP and Bulk APIs ask for "api", which "full" contains.</summary>
    public bool HasApi => Has("api");
    public bool HasWeb => Has("web");

    /// <summary>"full" never contains the refresh token: it must be asked for by name.</summary>
    public bool HasRefreshToken => Holds("refresh_token") || Holds("offline_access");

    /// <summary>The id token, too, only comes when asked for by name.</summary>
    public bool HasOpenId => Holds("openid");

    /// <summary>By name, or as a part of "full" or "id".</summary>
    public bool Has(string name) => Holds(name) || Holds("full") || name is "openid" or "profile" or "email" or "address" or "phone" && Holds("id");

    public static bool IsKnown(string name) => Known.Contains(name);

    /// <summary>Scopes separated by spaces; some clients send plus signs or commas that nobody decoded.</summary>
    public static ScopeSet Parse(string? text) => string.IsNullOrWhiteSpace(text) ? None
        : new(text.Split([' ', '+', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray());

    public bool Equals(ScopeSet? other) => other is not null && names.AsSpan().SequenceEqual(other.names);
    public override bool Equals(object? obj) => Equals(obj as ScopeSet);
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Separated by spaces, as in replies.</summary>
    public override string ToString() => string.Join(' ', names);

    private bool Holds(string name) => Array.IndexOf(names, name) >= 0;
}
