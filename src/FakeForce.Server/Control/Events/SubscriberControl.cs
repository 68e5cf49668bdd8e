using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events.Subscribers;

namespace FakeForce.Server.Control.Events;

/// <summary>/_fakeforce/events/subscribers: who reads, who did, and how far they have come.</summary>
internal static class SubscriberControl
{
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => new ValueTask<Action<Utf8JsonWriter>>(writer =>
    {
        writer.WriteStartArray("subscribers");
        foreach (var subscriber in org.Events.Subscribers.All) Write(writer, org, subscriber);
        writer.WriteEndArray();
    }));

    private static void Write(Utf8JsonWriter writer, Org org, Subscriber subscriber)
    {
        writer.WriteStartObject();
        writer.WriteString("id", subscriber.Name.Id);
        writer.WriteString("api", JsonNamingPolicy.CamelCase.ConvertName(subscriber.Name.Face.ToString()));
        writer.WriteString("channel", subscriber.Name.Channel);
        if (org.Identity.TryUser(subscriber.Name.User, out var user)) writer.WriteString("user", user.Username);
        writer.WriteString("openedAt", subscriber.OpenedAt.UtcDateTime);
        if (subscriber.EndedAt is { } ended) writer.WriteString("endedAt", ended.UtcDateTime);
        writer.WriteNumber("received", subscriber.Receipts.Count);
        writer.WriteNumber("lastReplayId", subscriber.Receipts.Last);
        writer.WriteEndObject();
    }
}
