using FakeForce.Server.OAuth.Documents;
using FakeForce.Server.OAuth.Pages;

namespace FakeForce.Server.OAuth;

/// <summary>Every address of the log-in faces.</summary>
internal static class OAuthRoutes
{
    private static readonly string[] GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    public static void Map(IEndpointRouteBuilder routes, OAuthServer server)
    {
        void Api(string path, string[] methods, Func<OAuthRequest, Task> handler) => routes.MapMethods(path, methods, OAuthFace.Api(server, handler));
        void Page(string path, string[] methods, Func<OAuthRequest, Task> handler) => routes.MapMethods(path, methods, OAuthFace.Page(server, handler));

        Api("/services/oauth2/token", GetOrPost, TokenEndpoint.HandleAsync);
        Api("/services/oauth2/revoke", GetOrPost, RevokeEndpoint.HandleAsync);
        Api("/services/oauth2/introspect", [HttpMethods.Post], IntrospectEndpoint.HandleAsync);
        Api("/services/oauth2/userinfo", GetOrPost, UserInfo.HandleAsync);
        Api("/services/oauth2/singleaccess", GetOrPost, SingleAccess.HandleAsync);
        Api("/id/keys", [HttpMethods.Get], KeySet.HandleAsync);
        Api("/id/{orgId}/{userId}", GetOrPost, IdentityDocument.HandleAsync);
        Api("/.well-known/openid-configuration", [HttpMethods.Get], OpenIdConfiguration.HandleAsync);
        Api("/.well-known/auth-configuration", [HttpMethods.Get], AuthConfiguration.HandleAsync);

        Page("/services/oauth2/authorize", GetOrPost, AuthorizePage.HandleAsync);
        Page("/services/oauth2/success", [HttpMethods.Get], SuccessPage.HandleAsync);
        Page("/setup/secur/RemoteAccessAuthorizationPage.apexp", [HttpMethods.Get], ConsentPage.ShowAsync);
        Page("/setup/secur/RemoteAccessAuthorizationPage.apexp", [HttpMethods.Post], ConsentPage.AnswerAsync);
        Page("/setup/connect", [HttpMethods.Get], DevicePage.ShowAsync);
        Page("/setup/connect", [HttpMethods.Post], DevicePage.AnswerAsync);
        Page("/", [HttpMethods.Get], LoginPage.ShowAsync);
        Page("/", [HttpMethods.Post], LoginPage.LogInAsync);
        Page("/secur/frontdoor.jsp", GetOrPost, FrontdoorPage.HandleAsync);
        Page("/secur/logout.jsp", GetOrPost, LogoutPage.HandleAsync);
    }
}
