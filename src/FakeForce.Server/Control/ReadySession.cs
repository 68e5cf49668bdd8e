using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Identity;
using FakeForce.Server.Gate;
using FakeForce.Server.Control.Orgs;

namespace FakeForce.Server.Control;

/// <summary>
/// POST /_fakeforce/token {"username", "scopes"}: a session without a log-in, for tests and for
/// <c>sf org login access-token</c>. Without a username it is the administrator's; without scopes it may do everything.
/// </summary>
internal static class ReadySession
{
    public static Task HandleAsync(HttpContext context) => ControlOrg.RunAsync(context, async org =>
    {
        try
        {
            var (username, scopes) = await ReadAsync(context);
            var session = await org.Identity.StartSessionAsync(username ?? org.Options.Username, scopes, context.RequestAborted);
            await WriteAsync(context, org, session);
        }
        catch (SalesforceException problem)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status404NotFound, "unknown_user", problem.Message);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status400BadRequest, "wrong_body", "Send JSON such as {\"username\":\"admin@fakeforce.test\",\"scopes\":\"api web\"}.");
        }
    });

    private static async Task<(string? Username, ScopeSet? Scopes)> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (string.IsNullOrWhiteSpace(body)) return (null, null);
        using var document = JsonDocument.Parse(body);
        return (Text(document.RootElement, "username"), Text(document.RootElement, "scopes") is { } scopes ? ScopeSet.Parse(scopes) : null);
    }

    private static async Task WriteAsync(HttpContext context, Org org, Session session)
    {
        var address = PublicAddress.Of(context);
        context.Response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("access_token", session.Token);
        writer.WriteString("instance_url", address);
        writer.WriteString("id", $"{address}/id/{org.Id}/{session.UserId}");
        writer.WriteString("token_type", "Bearer");
        writer.WriteString("scope", session.Scopes.ToString());
        writer.WriteString("user_id", session.UserId.ToString());
        writer.WriteString("org_id", org.Id.ToString());
        writer.WriteEndObject();
    }

    // A text, or a list of texts.
    private static string? Text(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.Array ? string.Join(' ', value.EnumerateArray().Select(item => item.GetString()))
        : value.GetString();
}
