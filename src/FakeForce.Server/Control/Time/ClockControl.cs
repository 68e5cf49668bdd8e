using System.Globalization;
using System.Text.Json;
using System.Xml;
using FakeForce.Engine;
using FakeForce.Server.Definitions;

namespace FakeForce.Server.Control.Time;

/// <summary>/_fakeforce/clock: the org's time, its speed, and letting time pass at once.</summary>
internal static class ClockControl
{
    public static Task GetAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => new ValueTask<Action<Utf8JsonWriter>>(writer => Write(writer, ClockOf(org))));

    /// <summary>{"speed":0} freezes, {"speed":60} is a minute a second, {"now":"…"} goes to a later time.</summary>
    public static Task PutAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        var (clock, root) = (ClockOf(org), Known(body.RootElement, "speed", "now"));
        var speed = Has(root, "speed", out var value) ? Number(value, "speed") : (double?)null;
        var now = Has(root, "now", out value) ? Named("now", DefinitionValue.Moment, value) : (DateTimeOffset?)null;
        if (speed is null && now is null) throw new FormatException("needs a speed (0 freezes the clock, 1 is the usual one) or a time now");
        if (speed is not null and not (>= 0 and <= OrgClock.MostSpeed)) throw new FormatException($"speed: {speed} is not a number from 0 (frozen) to {OrgClock.MostSpeed:0}");
        var ran = now is { } time ? await clock.AdvanceToAsync(time, context.RequestAborted) : [];
        if (speed is { } wanted) await clock.SetSpeedAsync(wanted, context.RequestAborted);
        await org.KeepClockAsync(context.RequestAborted);
        return writer => Write(writer, clock, ran);
    });

    /// <summary>{"by":"PT36H"} or {"seconds":90}: whatever falls due meanwhile is done when the answer comes.</summary>
    public static Task AdvanceAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        var (clock, root) = (ClockOf(org), Known(body.RootElement, "by", "seconds"));
        var ran = await clock.AdvanceAsync(DurationOf(root), context.RequestAborted);
        await org.KeepClockAsync(context.RequestAborted);
        return writer => Write(writer, clock, ran);
    });

    private static OrgClock ClockOf(Org org) => org.Clock as OrgClock ?? throw new FormatException("this server was started with a clock that its test turns itself");

    private static JsonElement Known(JsonElement root, params ReadOnlySpan<string> names)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new FormatException("the body must be an object");
        foreach (var property in root.EnumerateObject())
            if (!names.Contains(property.Name)) throw new FormatException($"unknown member \"{property.Name}\"");
        return root;
    }

    private static TimeSpan DurationOf(JsonElement root)
    {
        if (Has(root, "by", out var by) == Has(root, "seconds", out var seconds)) throw new FormatException("needs either a duration \"by\", such as PT36H, or \"seconds\"");
        try
        {
            return by.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? TimeSpan.FromSeconds(Number(seconds, "seconds")) : Named("by", DefinitionValue.Duration, by);
        }
        catch (OverflowException)
        {
            throw new FormatException("the duration is too long");
        }
    }

    // Generated clients send null for what is not said.
    private static bool Has(JsonElement root, string name, out JsonElement value) => root.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static double Number(JsonElement value, string name) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw new FormatException($"{name}: must be a number");

    private static T Named<T>(string name, Func<JsonElement, T> read, JsonElement value)
    {
        try
        {
            return read(value);
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{name}: {wrong.Message}");
        }
    }

    private static void Write(Utf8JsonWriter writer, OrgClock clock, IReadOnlyList<ClockRun>? ran = null)
    {
        var (setting, now) = (clock.Setting, clock.GetUtcNow());
        writer.WriteString("now", ControlTime.Text(now));
        writer.WriteString("mode", setting.Speed == 0 ? "frozen" : setting.Speed != 1 ? "fast" : setting.Org == setting.Host ? "real" : "offset");
        writer.WriteNumber("speed", setting.Speed);
        if (ran is null) return;
        writer.WriteStartArray("ran");
        foreach (var run in ran)
        {
            writer.WriteStartObject();
            writer.WriteString("what", run.What);
            writer.WriteString("at", ControlTime.Text(run.At));
            writer.WriteNumber("times", run.Times);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
