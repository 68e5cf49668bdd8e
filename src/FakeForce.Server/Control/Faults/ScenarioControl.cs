using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Chaos;

namespace FakeForce.Server.Control.Faults;

/// <summary>/_fakeforce/scenarios: bad days, ready-made.</summary>
internal static class ScenarioControl
{
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => Answer(org));

    public static Task BeginAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        var name = NameOf(context);
        if (!Scenarios.All.Any(scenario => scenario.Name == name)) throw NoScenario(name);
        Scenarios.Begin(org, name);
        return Answer(org);
    });

    public static Task EndAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => Scenarios.End(org, NameOf(context)) ? Answer(org) : throw NoScenario(NameOf(context)));

    private static string NameOf(HttpContext context) => (string)context.Request.RouteValues["scenario"]!;

    private static UnknownException NoScenario(string name) => new("unknown_scenario", $"There is no scenario {name}; there are {string.Join(", ", Scenarios.All.Select(scenario => scenario.Name))}.");

    private static ValueTask<Action<Utf8JsonWriter>> Answer(Org org) => new(writer =>
    {
        writer.WriteStartArray("scenarios");
        foreach (var (name, text) in Scenarios.All)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteString("text", text);
            writer.WriteBoolean("isOn", Scenarios.IsOn(org, name));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });
}
