namespace FakeForce.Engine.Identity;

/// <summary>What a user approved and an app has yet to fetch. Usable once, for 15 minutes.</summary>
public sealed record AuthorizationCode : IStored<AuthorizationCode>
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    public required string Code { get; init; }
    public required string AppKey { get; init; }
    public required RecordId UserId { get; init; }
    public required ScopeSet Scopes { get; init; }
    public required string RedirectUri { get; init; }

    /// <summary>SHA-256 in base64url, whatever code_challenge_method said; null without PKCE.</summary>
    public string? Challenge { get; init; }
    public string? Nonce { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>A used code stays known, so that its second use is told from a code that never was.</summary>
    public bool IsUsed { get; init; }

    void IStored<AuthorizationCode>.Write(StoredWriter writer) => writer
        .Put("code", Code).Put("app", AppKey).Put("user", UserId).Put("scopes", Scopes).Put("redirect", RedirectUri)
        .Put("challenge", Challenge).Put("nonce", Nonce).Put("created", CreatedAt).Put("used", IsUsed);

    static AuthorizationCode IStored<AuthorizationCode>.Read(StoredReader reader) => new()
    {
        Code = reader.Text("code"),
        AppKey = reader.Text("app"),
        UserId = reader.Id("user"),
        Scopes = reader.Scopes("scopes"),
        RedirectUri = reader.Text("redirect"),
        Challenge = reader.TextOrNull("challenge"),
        Nonce = reader.TextOrNull("nonce"),
        CreatedAt = reader.Moment("created"),
        IsUsed = reader.Flag("used"),
    };
}
