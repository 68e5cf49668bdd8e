using System.Globalization;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events;

namespace FakeForce.Server.Control.Events;

/// <summary>/_fakeforce/events: the log as it is, with who was given what, and publishing by hand.</summary>
internal static class EventControl
{
    /// <summary>Events in one answer, and what a caller may ask for. Ours.</summary>
    private const int UsualLimit = 1_000, MostLimit = 10_000;

    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        var (after, limit) = (NumberOf(context, "after", 0), (int)Math.Min(MostLimit, NumberOf(context, "limit", UsualLimit)));
        var cursor = org.Events.OpenLog(after, EventQuery.TopicOf(context, org));
        var entries = new EventEntry[limit];
        var count = cursor.Read(entries);
        return new ValueTask<Action<Utf8JsonWriter>>(writer =>
        {
            writer.WriteNumber("lastReplayId", org.Events.LastReplayId);
            writer.WriteBoolean("more", cursor.HasMore && count == limit);
            writer.WriteStartArray("events");
            var form = new LoggedEvent(org);
            foreach (var entry in entries.AsSpan(0, count)) form.Write(writer, entry);
            writer.WriteEndArray();
        });
    });

    public static Task PublishAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        var wanted = WantedEvent.Read(org, body.RootElement);
        var published = await org.WriteAsync(transaction => wanted.Select(one => one.Publish(transaction)).ToList(), context.RequestAborted);
        return writer =>
        {
            writer.WriteStartArray("events");
            var form = new LoggedEvent(org);
            foreach (var entry in published) form.Write(writer, entry);
            writer.WriteEndArray();
        };
    });

    /// <summary>?upTo= is the newest that goes.</summary>
    public static Task PurgeAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        string? given = context.Request.Query["upTo"];
        var upTo = given is null ? org.Events.LastReplayId : long.TryParse(given, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : throw new FormatException("upTo is not a replay id");
        await org.PurgeEventsAsync(upTo, context.RequestAborted);
        return writer => writer.WriteNumber("lastReplayId", org.Events.LastReplayId);
    });

    public static Task AgainAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context, isRequired: false);
        var (copies, delay) = EventQuery.Repetition(body.RootElement);
        if (!long.TryParse(context.Request.RouteValues["replayId"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !await org.Events.Repeated.RepeatAsync(id, copies, delay)) throw new UnknownException("unknown_event", "The log has no event of this replay id.");
        return writer => writer.WriteNumber("lastReplayId", org.Events.LastReplayId);
    });

    private static long NumberOf(HttpContext context, string name, long usual) =>
        context.Request.Query[name] is { Count: > 0 } given
            ? long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{name} is not a number")
            : usual;
}
