using FakeForce.Server.Gate.Faults;
using FakeForce.Server.Gate.Requests;
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
            await RunAsync(request, handler);
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
            await RunAsync(await OAuthRequest.ReadAsync(context, server), handler);
        }
        catch (OAuthError error)
        {
            await ErrorPage.WriteAsync(context, error);
        }
    };

    private static async Task RunAsync(OAuthRequest request, Func<OAuthRequest, Task> handler)
    {
        if (CallFault.Of(request.Context, request.Org, null, ApiFamily.OAuth, request.Context.Request.Path.Value!) is not { } fault)
        {
            await handler(request);
            return;
        }
        try
        {
            await fault.RunAsync(() => handler(request));
        }
        catch (FaultException error)
        {
            throw new OAuthError(error.Code, error.Message, error.GivenStatus ?? StatusCodes.Status400BadRequest);
        }
    }
}
