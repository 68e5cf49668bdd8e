using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Chaos;

namespace FakeForce.Server.Control.Faults;

/// <summary>/_fakeforce/faults: rules by which calls fail, with what they have seen and struck.</summary>
internal static class FaultControl
{
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => Answer(org));

    /// <summary>One rule, or {"rules":[…]}; all or none.</summary>
    public static Task SetAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        org.Faults.Set(FaultFile.Read(body.RootElement));
        return await Answer(org);
    });

    public static Task ClearAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        org.Faults.Clear();
        return Answer(org);
    });

    public static Task RemoveAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => org.Faults.Remove(NameOf(context)) ? Answer(org) : throw NoRule(context));

    /// <summary>{"enabled":false} switches a rule off and {"enabled":true} on again; it goes on counting where it was.</summary>
    public static Task SwitchAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        if (body.RootElement is not { ValueKind: JsonValueKind.Object } root || root.EnumerateObject().ToList() is not [{ Name: "enabled", Value.ValueKind: JsonValueKind.True or JsonValueKind.False } enabled])
            throw new FormatException("the body is {\"enabled\":true} or {\"enabled\":false}");
        return org.Faults.Switch(NameOf(context), enabled.Value.GetBoolean()) ? await Answer(org) : throw NoRule(context);
    });

    private static string NameOf(HttpContext context) => (string)context.Request.RouteValues["rule"]!;

    private static UnknownException NoRule(HttpContext context) => new("unknown_rule", $"There is no fault rule {NameOf(context)}.");

    private static ValueTask<Action<Utf8JsonWriter>> Answer(Org org) => new(writer =>
    {
        writer.WriteStartArray("rules");
        foreach (var fault in org.Faults.All) FaultFile.Write(writer, fault);
        writer.WriteEndArray();
    });
}
