using FakeForce.Server.OAuth.Pages;

namespace FakeForce.Server.OAuth;

/// <summary>Reads the request for a handler and turns its OAuthError into an answer: a body for programs, a page for people.</summary>
internal static class OAuthFace
{
    public static RequestDelegate Api(OAuthServer server, Func<OAuthRequest, Task> handler) => async context =>
    {
        OAuthRequest? request = null;
        try
        {
            request = await OAuthRequest.ReadAsync(context, server);
            await handler(request);
        }
        catch (OAuthError error)
        {
            await OAuthReply.ErrorAsync(context, error, request?.Format);
        }
    };

    public static RequestDelegate Page(OAuthServer server, Func<OAuthRequest, Task> handler) => async context =>
    {
        try
        {
            await handler(await OAuthRequest.ReadAsync(context, server));
        }
        catch (OAuthError error)
        {
            await ErrorPage.WriteAsync(context, error);
        }
    };
}
