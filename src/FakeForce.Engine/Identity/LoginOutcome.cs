namespace FakeForce.Engine.Identity;

/// <summary>How an attempt to log in, or to redeem a grant, ended. The faces say it in their protocol's words.</summary>
public enum LoginOutcome : byte
{
    Ok,
    /// <summary>No such user, or not this password: Salesforce tells nobody which.</summary>
    InvalidLogin,
    /// <summary>The password is right and its security token missing.</summary>
    SecurityTokenRequired,
    /// <summary>Too many wrong passwords, and the lock-out is not over.</summary>
    LockedOut,
    Inactive,
    Frozen,
    /// <summary>More than 3,600 log-ins of this user within the hour.</summary>
    RateExceeded,
    ApiDisabled,
    /// <summary>The user has not approved the app, and nobody has pre-authorised it.</summary>
    NotApproved,
    /// <summary>The app is for users whom an administrator named, and this one is not.</summary>
    NotAdminApproved,
    /// <summary>An assertion or a run-as setting names nobody.</summary>
    UnknownUser,
    /// <summary>Nothing of what was asked for is allowed to the app.</summary>
    NoScopes,
    UnknownCode,
    /// <summary>Older than its life, or used before.</summary>
    ExpiredCode,
    RedirectMismatch,
    VerifierMissing,
    VerifierWrong,
    /// <summary>A refresh token that was revoked, ran out or never was; or an access token in its place.</summary>
    ExpiredToken,
    DevicePending,
    DeviceTooFast,
    DeviceDenied,
}

/// <summary>The outcome of an attempt: the user where one was found, the session only with <see cref="LoginOutcome.Ok"/>.</summary>
public sealed record LoginResult(LoginOutcome Outcome, User? User = null, Session? Session = null)
{
    public bool PasswordExpired { get; init; }

    /// <summary>A refresh token that came with the session.</summary>
    public RefreshGrant? Refresh { get; init; }

    /// <summary>OpenID Connect's nonce of the authorisation request, to be repeated in the id token.</summary>
    public string? Nonce { get; init; }

    public static implicit operator LoginResult(LoginOutcome outcome) => new(outcome);
}
