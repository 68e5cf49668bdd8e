using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth.Grants;

internal static class PasswordGrant
{
    public static async Task<OAuthFields> RunAsync(OAuthRequest request)
    {
        var (username, password) = (request.Required("username"), request.Required("password"));
        var app = OAuthClient.Authenticate(request, OAuthFlows.UsernamePassword);
        // An org whose username-password flow is off says no more than that the log-in failed.
        if (!app.Allows(OAuthFlows.UsernamePassword)) throw OAuthError.Of(LoginOutcome.InvalidLogin);
        var login = await request.Identity.AppLogins.ByPasswordAsync(app, username, password, request.Cancel);
        // Nor does it say that a user is inactive, frozen or locked out to somebody who has only a password.
        return login.Outcome is LoginOutcome.Inactive or LoginOutcome.Frozen or LoginOutcome.LockedOut
            ? throw OAuthError.Of(LoginOutcome.InvalidLogin)
            : TokenReply.Password(request, app, login);
    }
}
