namespace FakeForce.Engine.Identity;

/// <summary>How a session came to be, which decides what it may be used for.</summary>
public enum SessionKind : byte
{
    /// <summary>A browser's. Not valid for the APIs.</summary>
    UI,
    OAuth,
    /// <summary>By SOAP login(): no app, no scopes, every API.</summary>
    Soap,
}

/// <summary>A log-in that lasts: who, through which app, for what, and how long it may lie idle.</summary>
public sealed record Session : IStored<Session>
{
    /// <summary>Salesforce's default session timeout (Setup, Session Settings).</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromHours(2);

    /// <summary>The access token, which is also the SOAP session id: <c>{15-character org id}!{96 characters}</c>.</summary>
    public required string Token { get; init; }
    public required RecordId UserId { get; init; }

    /// <summary>Consumer key of the connected app; null for sessions that no app made.</summary>
    public string? AppKey { get; init; }
    public required ScopeSet Scopes { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last use that was noted down, which lags by up to half of the timeout; null while there is none.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    /// <summary>Idle time after which the session ends; every use starts it anew.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;
    public required SessionKind Kind { get; init; }

    /// <summary>The refresh token that made it, and whose revocation ends it; null if there is none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The user's password had expired at log-in: nothing but a new password is allowed.</summary>
    public bool PasswordExpired { get; init; }

    public bool HasApi => Kind == SessionKind.Soap || Kind == SessionKind.OAuth && Scopes.HasApi;

    void IStored<Session>.Write(StoredWriter writer) => writer
        .Put("token", Token).Put("user", UserId).Put("app", AppKey).Put("scopes", Scopes).Put("created", CreatedAt).Put("used", LastUsed)
        .Put("timeout", Timeout).Put("kind", (long)Kind).Put("refresh", RefreshToken).Put("passwordExpired", PasswordExpired);

    static Session IStored<Session>.Read(StoredReader reader) => new()
    {
        Token = reader.Text("token"),
        UserId = reader.Id("user"),
        AppKey = reader.TextOrNull("app"),
        Scopes = reader.Scopes("scopes"),
        CreatedAt = reader.Moment("created"),
        LastUsed = reader.MomentOrNull("used"),
        Timeout = reader.Span("timeout"),
        Kind = (SessionKind)reader.Number("kind"),
        RefreshToken = reader.TextOrNull("refresh"),
        PasswordExpired = reader.Flag("passwordExpired"),
    };
}
