using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.Messages;
using FakeForce.Server.Control.Orgs;
using FakeForce.Server.Outgoing.Wsdl;

namespace FakeForce.Server.Control.Outbound;

/// <summary>/_fakeforce/outbound-messages: what waits to be acknowledged or has failed, and having it sent, queued again or dropped; and their WSDL.</summary>
internal static class OutboundControl
{
    /// <summary>Ours: how many are listed.</summary>
    private const int Most = 10_000;

    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => new ValueTask<Action<Utf8JsonWriter>>(writer => Write(writer, org)));

    public static Task RetryAsync(HttpContext context) => ChangeAsync(context, (messages, id) => messages.RetryAsync(id));

    public static Task RequeueAsync(HttpContext context) => ChangeAsync(context, (messages, id) => messages.RequeueAsync(id));

    public static Task DropAsync(HttpContext context) => ChangeAsync(context, (messages, id) => messages.DropAsync(id));

    public static Task WsdlAsync(HttpContext context) => ControlOrg.RunAsync(context, async org =>
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (org.Outbound.Find(name) is not { } message)
        {
            await ControlError.WriteAsync(context, StatusCodes.Status404NotFound, "unknown_message", $"There is no outbound message {name}.");
            return;
        }
        context.Response.ContentType = MessageWsdl.ContentType;
        await context.Response.WriteAsync(MessageWsdl.Of(org, message), context.RequestAborted);
    });

    private static Task ChangeAsync(HttpContext context, Func<OutboundMessages, RecordId, ValueTask<bool>> change) => ControlAnswer.RunAsync(context, async org =>
    {
        var name = (string)context.Request.RouteValues["message"]!;
        if (!RecordId.TryParse(name, out var id) || !await change(org.Outbound, id)) throw new UnknownException("unknown_message", $"There is no outbound message {name} in the queue.");
        return writer => writer.WriteString("id", id.ToString());
    });

    private static void Write(Utf8JsonWriter writer, Org org)
    {
        var all = org.Outbound.All;
        writer.WriteNumber("waiting", all.Count(message => !message.IsFailed));
        writer.WriteNumber("failed", all.Count(message => message.IsFailed));
        writer.WriteStartArray("messages");
        foreach (var message in all.Take(Most))
        {
            writer.WriteStartObject();
            writer.WriteString("id", message.Id.ToString());
            writer.WriteString("message", message.Message);
            writer.WriteString("recordId", message.RecordId.ToString());
            writer.WriteString("state", message.IsFailed ? "failed" : "waiting");
            writer.WriteString("createdAt", message.CreatedAt);
            writer.WriteNumber("attempts", message.Attempts);
            if (message.LastAttempt is { } last) writer.WriteString("lastAttempt", last);
            if (message.LastAnswer is { } answer) writer.WriteString("lastAnswer", answer);
            writer.WriteString(message.IsFailed ? "forgottenAt" : "due", message.Due);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
