using System.Globalization;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Records.Locks;

namespace FakeForce.Server.Control.Locks;

/// <summary>/_fakeforce/locks: rows that another transaction holds, as tests say.</summary>
internal static class LockControl
{
    private const int MostSeconds = 365 * 24 * 3600;

    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => new ValueTask<Action<Utf8JsonWriter>>(writer =>
    {
        writer.WriteStartArray("locks");
        foreach (var hold in org.Held.All) Write(writer, hold);
        writer.WriteEndArray();
    }));

    /// <summary>{"records": ["001…"], "seconds": 5}; without seconds until they are let go.</summary>
    public static Task AddAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        var root = body.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("records", out var records) || records.ValueKind != JsonValueKind.Array || records.GetArrayLength() == 0)
            throw new FormatException("the body must be an object with a list \"records\"");
        var until = !root.TryGetProperty("seconds", out var seconds) ? (DateTimeOffset?)null
            : seconds.ValueKind == JsonValueKind.Number && seconds.TryGetDouble(out var many) && many is > 0 and <= MostSeconds ? org.Clock.GetUtcNow().AddSeconds(many) : throw new FormatException($"seconds must be above 0, and {MostSeconds} at most");
        var hold = org.Held.Add([.. records.EnumerateArray().Select(IdOf)], until);
        return writer => Write(writer, hold, withObject: false);
    });

    public static Task RemoveAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        var text = (string)context.Request.RouteValues["lock"]!;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !org.Held.Remove(number)) throw new UnknownException("no_such_lock", $"There is no lock {text}.");
        return new ValueTask<Action<Utf8JsonWriter>>(_ => { });
    });

    public static Task ClearAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        org.Held.Clear();
        return new ValueTask<Action<Utf8JsonWriter>>(_ => { });
    });

    private static RecordId IdOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.String && RecordId.TryParse(item.GetString()!, out var id) ? id : throw new FormatException($"records: {item.GetRawText()} is no id");

    private static void Write(Utf8JsonWriter writer, Hold hold, bool withObject = true)
    {
        if (withObject) writer.WriteStartObject();
        writer.WriteNumber("lock", hold.Number);
        writer.WriteStartArray("records");
        foreach (var id in hold.Records) writer.WriteStringValue(id.ToString());
        writer.WriteEndArray();
        if (hold.Until is { } until) writer.WriteString("until", until);
        if (withObject) writer.WriteEndObject();
    }
}
