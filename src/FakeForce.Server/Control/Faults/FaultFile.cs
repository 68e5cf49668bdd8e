using System.Text.Json;
using FakeForce.Engine.Chaos;
using FakeForce.Server.Definitions;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Control.Faults;

/// <summary>Fault rules as JSON: {"name":"lock","sobject":"Account","method":"PATCH","times":2,"effect":"error","code":"UNABLE_TO_LOCK_ROW"}.</summary>
internal static class FaultFile
{
    private static readonly DefinitionReader<FaultRule> reader = new("rules", "effect", word => new FaultRule("", EffectOf(word)), new(StringComparer.Ordinal)
    {
        ["name"] = (rule, value) => rule with { Name = Text(value) },
        ["api"] = (rule, value) => rule with { Api = Text(value) },
        ["method"] = (rule, value) => rule with { Method = Text(value) },
        ["path"] = (rule, value) => rule with { Path = Text(value) },
        ["sobject"] = (rule, value) => rule with { SObject = Text(value) },
        ["user"] = (rule, value) => rule with { User = Text(value) },
        ["client"] = (rule, value) => rule with { Client = Text(value) },
        ["after"] = (rule, value) => rule with { After = Number(value) },
        ["every"] = (rule, value) => rule with { Every = Number(value) },
        ["times"] = (rule, value) => rule with { Times = Number(value) },
        ["probability"] = (rule, value) => rule with { Probability = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw new FormatException("must be a number") },
        ["from"] = (rule, value) => rule with { From = Moment(value) },
        ["until"] = (rule, value) => rule with { Until = Moment(value) },
        ["enabled"] = (rule, value) => rule with { IsEnabled = Flag(value) },
        ["code"] = (rule, value) => rule with { Code = Text(value) },
        ["message"] = (rule, value) => rule with { Message = Text(value) },
        ["status"] = (rule, value) => rule with { Status = Number(value) },
        ["milliseconds"] = Delay,
        ["replayId"] = (rule, value) => rule with { ReplayId = Number(value) },
    });

    /// <summary>One rule, or an object with a list of them. Throws <see cref="FormatException"/> with every problem.</summary>
    public static List<FaultRule> Read(JsonElement body)
    {
        var problems = new List<string>();
        List<FaultRule> rules = [];
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("effect", out _))
        {
            using var list = JsonDocument.Parse($"[{body.GetRawText()}]");
            rules = reader.ReadList(list.RootElement, "rules", problems);
        }
        else if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("rules", out _)) rules = reader.Read(body, problems);
        else problems.Add("the body is a rule with an effect, or {\"rules\":[…]}");
        return problems.Count == 0 ? Named(rules) : throw new FormatException(string.Join("; ", problems));
    }

    public static void Write(Utf8JsonWriter writer, ActiveFault fault)
    {
        var rule = fault.Rule;
        writer.WriteStartObject();
        writer.WriteString("name", rule.Name);
        writer.WriteString("effect", WordOf(rule.Effect));
        foreach (var (member, value) in new[] { ("api", rule.Api), ("method", rule.Method), ("path", rule.Path), ("sobject", rule.SObject), ("user", rule.User), ("client", rule.Client), ("code", rule.Code), ("message", rule.Message) })
            if (value is not null) writer.WriteString(member, value);
        if (rule.After > 0) writer.WriteNumber("after", rule.After);
        if (rule.Every > 1) writer.WriteNumber("every", rule.Every);
        if (rule.Times is { } times) writer.WriteNumber("times", times);
        if (rule.Probability < 1) writer.WriteNumber("probability", rule.Probability);
        if (rule.From is { } from) writer.WriteString("from", from);
        if (rule.Until is { } until) writer.WriteString("until", until);
        if (rule.Status is { } status) writer.WriteNumber("status", status);
        if (rule.Effect == FaultEffect.Latency) WriteDelay(writer, rule);
        if (rule.ReplayId is { } replayId) writer.WriteNumber("replayId", replayId);
        writer.WriteBoolean("enabled", rule.IsEnabled);
        writer.WriteNumber("seen", fault.Seen);
        writer.WriteNumber("hits", fault.Hits);
        writer.WriteEndObject();
    }

    private static void WriteDelay(Utf8JsonWriter writer, FaultRule rule)
    {
        if (rule.Percentile99 is { } slowest)
        {
            writer.WriteStartObject("milliseconds");
            writer.WriteNumber("median", (long)rule.Delay.TotalMilliseconds);
            writer.WriteNumber("p99", (long)slowest.TotalMilliseconds);
            writer.WriteEndObject();
            return;
        }
        writer.WriteStartArray("milliseconds");
        writer.WriteNumberValue((long)rule.Delay.TotalMilliseconds);
        writer.WriteNumberValue((long)(rule.MostDelay ?? rule.Delay).TotalMilliseconds);
        writer.WriteEndArray();
    }

    // 200 · [50, 2000] · {"median": 90, "p99": 2000}
    private static FaultRule Delay(FaultRule rule, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number: return rule with { Delay = Milliseconds(value) };
            case JsonValueKind.Array when value.EnumerateArray().ToList() is [var least, var most]: return rule with { Delay = Milliseconds(least), MostDelay = Milliseconds(most) };
            case JsonValueKind.Object when value.TryGetProperty("median", out var median) && value.TryGetProperty("p99", out var slowest) && value.EnumerateObject().Count() == 2:
                return rule with { Delay = Milliseconds(median), Percentile99 = Milliseconds(slowest) };
            default: throw new FormatException("must be a number, two of them, or {\"median\":…,\"p99\":…}");
        }
    }

    private static TimeSpan Milliseconds(JsonElement value) => TimeSpan.FromMilliseconds(Number(value));

    // A rule without a name is called by what it does: reset, reset-2 …
    private static List<FaultRule> Named(List<FaultRule> rules)
    {
        var names = rules.Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Name.Length > 0) continue;
            var name = WordOf(rules[i].Effect);
            for (var n = 2; !names.Add(name); n++) name = $"{WordOf(rules[i].Effect)}-{n}";
            rules[i] = rules[i] with { Name = name };
        }
        return rules;
    }

    private static FaultEffect EffectOf(string word)
    {
        foreach (var effect in Enum.GetValues<FaultEffect>())
            if (WordOf(effect) == word) return effect;
        throw new FormatException($"effect {word} is none of {string.Join(", ", Enum.GetValues<FaultEffect>().Select(WordOf))}");
    }

    private static string WordOf(FaultEffect effect) => char.ToLowerInvariant(effect.ToString()[0]) + effect.ToString()[1..];
}
