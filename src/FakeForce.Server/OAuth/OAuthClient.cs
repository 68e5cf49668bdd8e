using FakeForce.Engine.Identity;

namespace FakeForce.Server.OAuth;

/// <summary>Finds the app that a request is from and checks its secret where one is asked for or given.</summary>
internal static class OAuthClient
{
    public static ConnectedApp Identify(OAuthRequest request) =>
        request.Identity.Apps.TryFind(request.ClientId ?? throw OAuthError.Missing("client_id"), out var app) ? app : throw OAuthError.UnknownClient;

    public static ConnectedApp Authenticate(OAuthRequest request, OAuthFlows flow)
    {
        var app = Identify(request);
        if (request.ClientSecret is { } secret ? secret != app.ConsumerSecret : IsSecretRequired(app, flow)) throw OAuthError.WrongSecret;
        return app;
    }

    private static bool IsSecretRequired(ConnectedApp app, OAuthFlows flow) => flow switch
    {
        OAuthFlows.WebServer => app.SecretRequiredForWebServer,
        OAuthFlows.Refresh => app.SecretRequiredForRefresh,
        OAuthFlows.ClientCredentials or OAuthFlows.UsernamePassword => true,
        _ => false,
    };
}
