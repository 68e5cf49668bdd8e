namespace FakeForce.Engine.Identity;

/// <summary>What is to be said of a token.</summary>
public enum SessionVerdict : byte
{
    /// <summary>Never was one of this org's tokens, or was revoked.</summary>
    Unknown,
    Ok,
    /// <summary>Idle for longer than its timeout.</summary>
    Expired,
    UserInactive,
    UserFrozen,
    /// <summary>No "api" in its scopes, or a browser's session: "This session is not valid for use with the REST API".</summary>
    NotForApi,
    /// <summary>The user's profile lacks API Enabled.</summary>
    ApiDisabled,
    /// <summary>INVALID_OPERATION_WITH_EXPIRED_PASSWORD for everything but setting a new one.</summary>
    PasswordExpired,
}

/// <summary>The outcome of looking at a token. <see cref="Session"/> is null only for <see cref="SessionVerdict.Unknown"/>.</summary>
public readonly record struct SessionCheck(SessionVerdict Verdict, Session? Session)
{
    public bool IsOk => Verdict == SessionVerdict.Ok;

    /// <summary>The session lives and its user may use it, though perhaps not for the APIs: what userinfo and /id ask for.</summary>
    public bool IsAlive => Verdict is SessionVerdict.Ok or SessionVerdict.NotForApi or SessionVerdict.ApiDisabled or SessionVerdict.PasswordExpired;
}
