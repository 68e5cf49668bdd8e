using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Identity;
using FakeForce.Server.Control;

namespace FakeForce.Server.OAuth;

/// <summary>
/// POST /_fakeforce/token {"username", "scopes"}: a session without a log-in, for tests and for
/// <c>sf org login access-token</c>. Without a username it is the administrator's; without scopes it may do everything.
/// </summary>
internal static class ReadySession
{
    public static async Task HandleAsync(OAuthRequest request)
    {
        var (username, scopes) = await ReadAsync(request);
        try
        {
            var session = await request.Identity.StartSessionAsync(username ?? request.Org.Options.Username, scopes, request.Cancel);
            await OAuthReply.WriteAsync(request.Context, new OAuthFields()
                .Add("access_token", session.Token)
                .Add("instance_url", request.Address)
                .Add("id", OAuthServer.IdentityUrl(request.Address, request.Org, session.UserId))
                .Add("token_type", "Bearer")
                .Add("scope", session.Scopes.ToString())
                .Add("user_id", session.UserId.ToString())
                .Add("org_id", request.Org.Id.ToString()), format: null);
        }
        catch (SalesforceException problem)
        {
            await ControlError.WriteAsync(request.Context, StatusCodes.Status404NotFound, "unknown_user", problem.Message);
        }
    }

    private static async Task<(string? Username, ScopeSet? Scopes)> ReadAsync(OAuthRequest request)
    {
        using var reader = new StreamReader(request.Context.Request.Body);
        var body = await reader.ReadToEndAsync(request.Cancel);
        if (string.IsNullOrWhiteSpace(body)) return (request["username"], null);
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return (Text(root, "username"), Text(root, "scopes") is { } scopes ? ScopeSet.Parse(scopes) : null);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new OAuthError("invalid_request", "the body must be JSON such as {\"username\":\"admin@fakeforce.test\",\"scopes\":\"api web\"}");
        }
    }

    private static string? Text(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Array ? string.Join(' ', value.EnumerateArray().Select(item => item.GetString()))
        : value.GetString();
}
