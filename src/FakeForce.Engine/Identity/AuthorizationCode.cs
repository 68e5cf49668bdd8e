namespace FakeForce.Engine.Identity;

/// <summary>What a user approved and an app has yet to fetch. Usable once, for 15 minutes.</summary>
public sealed record AuthorizationCode
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
}
