using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Limits;

namespace FakeForce.Server.Control.Limits;

/// <summary>/_fakeforce/limits: the org's allocations, as /limits, Sforce-Limit-Info and errors know them.</summary>
internal static class LimitControl
{
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => Answer(org));

    /// <summary>{"DailyApiRequests":{"max":20,"remaining":2}}; used may stand in the place of remaining, and hard is where calls are refused if not at max. All or none.</summary>
    public static Task SetAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        if (body.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("the body is an object such as {\"DailyApiRequests\":{\"max\":20,\"remaining\":2}}");
        var present = org.Limits.All().ToDictionary(limit => limit.Name, limit => limit.Max, StringComparer.Ordinal);
        org.Limits.Set([.. body.RootElement.EnumerateObject().Select(limit => Read(limit, present))]);
        return await Answer(org);
    });

    public static Task ResetAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        var name = (string?)context.Request.RouteValues["limit"];
        if (name is not null && !org.Limits.All().Any(limit => limit.Name == name)) throw new UnknownException("unknown_limit", $"There is no limit {name}.");
        org.Limits.Reset(name);
        return Answer(org);
    });

    private static (string Name, long? Max, long? Used, long? Hard) Read(JsonProperty limit, Dictionary<string, long> present)
    {
        if (!present.TryGetValue(limit.Name, out var presentMax) && !limit.Name.StartsWith(AppQuotas.Prefix, StringComparison.Ordinal)) throw new FormatException($"there is no limit {limit.Name}; GET /_fakeforce/limits lists them");
        if (limit.Value.ValueKind != JsonValueKind.Object) throw new FormatException($"{limit.Name}: must be an object with max, used or remaining");
        var numbers = limit.Value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).ToDictionary(member => member.Name, member => Number(limit.Name, member), StringComparer.Ordinal);
        if (numbers.ContainsKey("used") && numbers.ContainsKey("remaining")) throw new FormatException($"{limit.Name}: used and remaining say the same twice");
        long? max = numbers.TryGetValue("max", out var most) ? most : null;
        long? used = numbers.TryGetValue("used", out var uses) ? uses : numbers.TryGetValue("remaining", out var left) ? (max ?? presentMax) - left : null;
        if (max is null && used is null) throw new FormatException($"{limit.Name}: needs max, used or remaining");
        return (limit.Name, max, used, numbers.TryGetValue("hard", out var hard) ? hard : null);
    }

    private static long Number(string name, JsonProperty member) =>
        member.Name is not ("max" or "used" or "remaining" or "hard") ? throw new FormatException($"{name}: unknown member \"{member.Name}\"")
        : member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out var number) ? number : throw new FormatException($"{name}: {member.Name} must be a whole number");

    private static ValueTask<Action<Utf8JsonWriter>> Answer(Org org) => new(writer =>
    {
        writer.WriteStartObject("limits");
        foreach (var (name, max, remaining) in org.Limits.All())
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("max", max);
            writer.WriteNumber("remaining", remaining);
            writer.WriteBoolean("counted", org.Limits.IsCounted(name));
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    });
}
