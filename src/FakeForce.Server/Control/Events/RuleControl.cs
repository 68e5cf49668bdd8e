using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Delivery;
using FakeForce.Server.Definitions;

namespace FakeForce.Server.Control.Events;

/// <summary>/_fakeforce/events/rules: latency, retention, and the rules that disturb what is published and delivered, with their hits.</summary>
internal static class RuleControl
{
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => new ValueTask<Action<Utf8JsonWriter>>(writer => Write(writer, org)));

    public static Task SetAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        var problems = new List<string>();
        var wanted = DeliveryFile.Read(Whole(body.RootElement), new EventOptions { Latency = org.Events.Latency, Retention = org.Events.Retention }, "eventDelivery", problems);
        if (wanted.DeliveriesPerDay is not null || wanted.PublishedPerHour is not null) problems.Add("deliveriesPerDay and publishedPerHour are set at the start, in fakeforce.json");
        if (problems.Count > 0) throw new FormatException(string.Join("; ", problems));
        org.Events.Rules.Set(wanted.DeliveryRules);
        (org.Events.Latency, org.Events.Retention) = (wanted.Latency, wanted.Retention);
        return writer => Write(writer, org);
    });

    public static Task ClearAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        org.Events.Rules.Clear();
        return new ValueTask<Action<Utf8JsonWriter>>(writer => Write(writer, org));
    });

    public static Task RemoveAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        var name = (string)context.Request.RouteValues["rule"]!;
        if (!org.Events.Rules.Remove(name)) throw new UnknownException("unknown_rule", $"There is no rule {name}.");
        return new ValueTask<Action<Utf8JsonWriter>>(writer => Write(writer, org));
    });

    // One rule alone may stand without the object around it.
    private static JsonElement Whole(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("effect", out _) ? JsonDocument.Parse($$"""{"rules":[{{body.GetRawText()}}]}""").RootElement : body;

    private static void Write(Utf8JsonWriter writer, Org org)
    {
        writer.WriteStartArray("latencyMilliseconds");
        writer.WriteNumberValue((long)org.Events.Latency.From.TotalMilliseconds);
        writer.WriteNumberValue((long)org.Events.Latency.To.TotalMilliseconds);
        writer.WriteEndArray();
        writer.WriteNumber("retentionHours", org.Events.Retention.HighVolume.TotalHours);
        writer.WriteNumber("legacyRetentionHours", org.Events.Retention.Legacy.TotalHours);
        writer.WriteStartArray("rules");
        foreach (var rule in org.Events.Rules.All) Write(writer, rule);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ActiveRule active)
    {
        var rule = active.Rule;
        writer.WriteStartObject();
        writer.WriteString("name", rule.Name);
        writer.WriteString("effect", DeliveryMembers.WordOf(rule.Effect));
        foreach (var (member, value) in new[] { ("channel", rule.Channel), ("subscriber", rule.Subscriber), ("user", rule.User) })
            if (value is not null) writer.WriteString(member, value);
        foreach (var (member, value) in Numbers(rule))
            if (value is not null && DeliveryMembers.Of(rule.Effect).Contains(member)) writer.WriteNumber(member, value.Value);
        writer.WriteNumber("hits", active.Hits);
        writer.WriteEndObject();
    }

    private static IEnumerable<(string Member, long? Value)> Numbers(DeliveryRule rule) =>
    [
        ("after", rule.After), ("every", rule.Every), ("times", rule.Most), ("copies", rule.Copies), ("delayMilliseconds", (long)rule.Delay.TotalMilliseconds),
        ("durationMilliseconds", (long?)rule.Duration?.TotalMilliseconds), ("replayId", rule.ReplayId),
    ];
}
