using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Channels;
using FakeForce.Engine.Events.Delivery;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>
/// The key "eventDelivery" of fakeforce.json, and the same object as the control plane takes it:
/// {"latencyMilliseconds":[1000,2000],"retentionHours":72,"legacyRetentionHours":24,"rules":[{"name":"twice","effect":"duplicate","channel":"/event/Low_Ink__e"}]}.
/// </summary>
internal static class DeliveryFile
{
    private const string Key = "eventDelivery";

    private static readonly DefinitionReader<DeliveryRule> Rules = new("rules", "effect", word => new DeliveryRule("", EffectOf(word)), new(StringComparer.Ordinal)
    {
        ["name"] = (rule, value) => rule with { Name = Text(value) },
        ["channel"] = (rule, value) => rule with { Channel = Text(value) },
        ["subscriber"] = (rule, value) => rule with { Subscriber = Text(value) },
        ["user"] = (rule, value) => rule with { User = Text(value) },
        ["after"] = (rule, value) => rule with { After = Number(value) },
        ["every"] = (rule, value) => rule with { Every = Number(value) },
        ["times"] = (rule, value) => rule with { Times = Number(value) },
        ["copies"] = (rule, value) => rule with { Copies = Number(value) },
        ["delayMilliseconds"] = (rule, value) => rule with { Delay = TimeSpan.FromMilliseconds(Number(value)) },
        ["durationMilliseconds"] = (rule, value) => rule with { Duration = TimeSpan.FromMilliseconds(Number(value)) },
        ["replayId"] = (rule, value) => rule with { ReplayId = value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var id) ? id : throw new FormatException("must be a whole number") },
    });

    public static EventOptions Apply(JsonElement root, EventOptions events, List<string> problems) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(Key, out var delivery) ? Read(delivery, events, Key, problems) : events;

    /// <summary>What the object sets is put beside what is there: latency, retention, and rules of other names. Only if there is no problem with it.</summary>
    public static EventOptions Read(JsonElement delivery, EventOptions events, string where, List<string> problems)
    {
        if (delivery.ValueKind != JsonValueKind.Object)
        {
            problems.Add($"{where}: must be an object");
            return events;
        }
        problems.AddRange(from member in delivery.EnumerateObject() where member.Name is not ("latencyMilliseconds" or "retentionHours" or "legacyRetentionHours" or "deliveriesPerDay" or "publishedPerHour" or "rules") select $"{where}: unknown key \"{member.Name}\"");
        var rules = Named([.. Read(delivery, problems)]);
        problems.AddRange(from rule in rules from problem in rule.Problems() select $"{where}: {rule.Name}: {problem}");
        problems.AddRange(from alike in rules.GroupBy(rule => rule.Name, StringComparer.Ordinal) where alike.Count() > 1 select $"{where}: there are two rules {alike.Key}");
        var latency = delivery.TryGetProperty("latencyMilliseconds", out var value) ? LatencyOf(value, where, problems) : events.Latency;
        var retention = new EventRetention(HoursOf(delivery, "retentionHours", events.Retention.HighVolume), HoursOf(delivery, "legacyRetentionHours", events.Retention.Legacy));
        problems.AddRange(retention.Problems().Select(problem => $"{where}: {problem}"));
        return events with
        {
            Latency = latency, Retention = retention, DeliveryRules = rules,
            DeliveriesPerDay = LimitOf(delivery, "deliveriesPerDay", where, problems), PublishedPerHour = LimitOf(delivery, "publishedPerHour", where, problems),
        };
    }

    /// <summary>Adds the rules about what is no channel of the org.</summary>
    public static void Check(OrgOptions org, List<string> problems)
    {
        var (setup, catalog) = (EventSetup.Of(org.Events), org.Catalog);
        var channels = new ChannelContents(() => (setup, catalog));
        problems.AddRange(from rule in org.Events.DeliveryRules
                          where rule.Channel is not null && !Topics.TryFind(channels, rule.Channel, out _)
                          select $"{Key}: {rule.Name}: there is no channel {rule.Channel}");
    }

    private static List<DeliveryRule> Read(JsonElement delivery, List<string> problems)
    {
        try
        {
            return Rules.Read(delivery, problems);
        }
        catch (FormatException problem)
        {
            problems.Add(problem.Message);
            return [];
        }
    }

    // A rule without a name is called by what it does: drop, drop-2 …
    private static List<DeliveryRule> Named(List<DeliveryRule> rules)
    {
        var names = rules.Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].Name.Length > 0) continue;
            var (word, name) = (DeliveryMembers.WordOf(rules[i].Effect), DeliveryMembers.WordOf(rules[i].Effect));
            for (var number = 2; !names.Add(name); number++) name = $"{word}-{number}";
            rules[i] = rules[i] with { Name = name };
        }
        return rules;
    }

    private static DeliveryLatency LatencyOf(JsonElement value, string where, List<string> problems)
    {
        var latency = value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt32(out var one) => Of(one, one),
            JsonValueKind.Array when value.GetArrayLength() == 2 && value[0].ValueKind == JsonValueKind.Number && value[0].TryGetInt32(out var from)
                && value[1].ValueKind == JsonValueKind.Number && value[1].TryGetInt32(out var to) => Of(from, to),
            _ => Of(-1, -1),
        };
        problems.AddRange(latency.Problems().Select(problem => $"{where}: {problem}"));
        return latency;

        static DeliveryLatency Of(int from, int to) => new(TimeSpan.FromMilliseconds(from), TimeSpan.FromMilliseconds(to));
    }

    private static long? LimitOf(JsonElement delivery, string key, string where, List<string> problems)
    {
        if (!delivery.TryGetProperty(key, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var limit) && limit is >= 0 and <= int.MaxValue) return limit;
        problems.Add($"{where}: {key} is a number from 0 to {int.MaxValue}");
        return null;
    }

    // What is no number of hours is no time that events may have.
    private static TimeSpan HoursOf(JsonElement delivery, string key, TimeSpan usual)
    {
        if (!delivery.TryGetProperty(key, out var value)) return usual;
        return value.ValueKind == JsonValueKind.Number && value.GetDouble() is var hours && Math.Abs(hours) <= EventRetention.Longest.TotalHours ? TimeSpan.FromHours(hours) : TimeSpan.MinValue;
    }

    private static DeliveryEffect EffectOf(string word)
    {
        foreach (var effect in Enum.GetValues<DeliveryEffect>())
            if (DeliveryMembers.WordOf(effect) == word) return effect;
        throw new FormatException($"there is no effect \"{word}\", but {string.Join(", ", Enum.GetValues<DeliveryEffect>().Select(DeliveryMembers.WordOf))}");
    }
}
