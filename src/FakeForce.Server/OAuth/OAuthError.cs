using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth;

/// <summary>The way in which an OAuth request fails: Salesforce's error, its description, and the status of a direct answer.</summary>
internal sealed class OAuthError(string error, string description, int status = StatusCodes.Status400BadRequest) : Exception(description)
{
    public string Error { get; } = error;
    public string Description { get; } = description;
    public int Status { get; } = status;

    public static OAuthError Missing(string parameter) => new("invalid_request", "missing required parameter: " + parameter);
    public static OAuthError UnknownClient => new("invalid_client_id", "client identifier invalid");
    public static OAuthError WrongSecret => new("invalid_client", "invalid client credentials");
    public static OAuthError InvalidAssertion => new("invalid_grant", "invalid assertion");
    public static OAuthError InvalidScope => new("invalid_scope", "the requested scope is invalid, unknown, or malformed");

    /// <summary>What the token endpoint says of an outcome (Help, "OAuth 2.0 Authorization Errors", and answers seen from live orgs).</summary>
    private static readonly Dictionary<LoginOutcome, (string Error, string Description)> Texts = new()
    {
        [LoginOutcome.InvalidLogin] = ("invalid_grant", "authentication failure"),
        [LoginOutcome.SecurityTokenRequired] = ("invalid_grant", "authentication failure"),
        [LoginOutcome.LockedOut] = ("invalid_grant", "user is locked"),
        [LoginOutcome.Inactive] = ("invalid_grant", "inactive user"),
        [LoginOutcome.Frozen] = ("invalid_grant", "user is locked"),
        [LoginOutcome.RateExceeded] = ("rate_limit_exceeded", "number of logins exceeded"),
        [LoginOutcome.ApiDisabled] = ("invalid_grant", "authentication failure"),
        [LoginOutcome.NotApproved] = ("invalid_grant", "user hasn't approved this consumer"),
        [LoginOutcome.NotAdminApproved] = ("invalid_app_access", "user is not admin approved to access this app"),
        [LoginOutcome.UnknownUser] = ("invalid_grant", "invalid assertion"),
        [LoginOutcome.NoScopes] = ("invalid_grant", "no valid scopes defined"),
        [LoginOutcome.UnknownCode] = ("invalid_grant", "invalid authorization code"),
        [LoginOutcome.ExpiredCode] = ("invalid_grant", "expired authorization code"),
        [LoginOutcome.RedirectMismatch] = ("redirect_uri_mismatch", "redirect_uri must match configuration"),
        [LoginOutcome.VerifierMissing] = ("invalid_grant", "missing required code verifier"),
        [LoginOutcome.VerifierWrong] = ("invalid_request", "invalid code verifier"),
        [LoginOutcome.ExpiredToken] = ("invalid_grant", "expired access/refresh token"),
        [LoginOutcome.DevicePending] = ("authorization_pending", "the user has not yet completed the authorization"),
        [LoginOutcome.DeviceTooFast] = ("slow_down", "polling too quickly"),
        [LoginOutcome.DeviceDenied] = ("access_denied", "end-user denied authorization"),
    };

    public static OAuthError Of(LoginOutcome outcome) => new(Texts[outcome].Error, Texts[outcome].Description);
}
