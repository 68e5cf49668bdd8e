using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Delivery;

namespace FakeForce.Server.Control.Events;

/// <summary>What callers say of which events, and how often.</summary>
internal static class EventQuery
{
    /// <summary>The topic of ?channel=, or null without one.</summary>
    public static EventTopic? TopicOf(HttpContext context, Org org) => context.Request.Query["channel"] is { Count: > 0 } given ? TopicOf(org, given!) : null;

    public static EventTopic TopicOf(Org org, string channel) =>
        org.Events.TryTopic(channel, out var topic) ? topic : throw new UnknownException("unknown_channel", $"There is no channel {channel}.");

    /// <summary>{"copies":3,"delayMilliseconds":1000}, each of them once and at once if it is not said.</summary>
    public static (int Copies, TimeSpan Delay) Repetition(JsonElement body)
    {
        var rule = new DeliveryRule("again", DeliveryEffect.Republish);
        foreach (var member in body.EnumerateObject())
            rule = member.Name switch
            {
                "copies" => rule with { Copies = member.Value.GetInt32() },
                "delayMilliseconds" => rule with { Delay = TimeSpan.FromMilliseconds(member.Value.GetInt32()) },
                _ => throw new FormatException($"unknown member \"{member.Name}\""),
            };
        return rule.Problems().FirstOrDefault() is { } problem ? throw new FormatException(problem) : (rule.Copies, rule.Delay);
    }
}
