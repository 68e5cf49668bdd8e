using FakeForce.Engine;
using FakeForce.Engine.Events.Generic;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Events;

/// <summary>/sobjects/StreamingChannel/{id}/push (Streaming API Developer Guide, "Reference: Streaming Channel Push REST API").</summary>
internal static class StreamingPush
{
    /// <summary>"Cannot exceed 3,000 single-byte characters": counted in UTF-8.</summary>
    private const int LongestPayload = 3_000;

    public static ValueTask Get(ApiCall call)
    {
        var channel = ChannelOf(call);
        call.Json.BeginObject().Name("OnlineUserIds"u8).BeginArray();
        foreach (var user in call.Org.Streaming.Listening(channel)) call.Json.Id(user);
        call.Json.EndArray().Name("ChannelName"u8).String(channel).EndObject();
        return ValueTask.CompletedTask;
    }

    public static async ValueTask PostAsync(ApiCall call)
    {
        var channel = ChannelOf(call);
        var events = Read(await RequestBody.ReadTreeAsync(call));
        await call.Org.WriteAsync(transaction =>
        {
            foreach (var pushed in events) StreamingChannels.Push(transaction, channel, pushed);
            return true;
        }, call.Cancel);
        var listening = call.Org.Streaming.Listening(channel);
        call.Json.BeginArray();
        foreach (var pushed in events) Result(call.Json, pushed, listening);
        call.Json.EndArray();
    }

    private static string ChannelOf(ApiCall call) =>
        RecordId.TryParse(call.RouteText("id"), out var id) && StreamingChannels.NameOf(call.Org.State, id) is { } name ? name : throw ApiCall.NotFound();

    private static List<GenericEvent> Read(JsonTree body)
    {
        if (body["pushEvents"] is null) throw new SalesforceException("REQUIRED_FIELD_MISSING", "Required fields are missing: [pushEvents]"); // ours
        return [.. body.ItemsOf("pushEvents").Select(item => new GenericEvent(TextOf(item), [.. UsersOf(item)]))];
    }

    private static string TextOf(JsonTree item)
    {
        var text = item["payload"] is { IsScalar: true } payload ? payload.Written : throw new SalesforceException("REQUIRED_FIELD_MISSING", "Required fields are missing: [payload]"); // ours
        return System.Text.Encoding.UTF8.GetByteCount(text) <= LongestPayload ? text
            : throw new SalesforceException("STRING_TOO_LONG", $"payload: data value too large: (max length={LongestPayload})"); // ours
    }

    private static IEnumerable<RecordId> UsersOf(JsonTree item)
    {
        foreach (var user in item.ItemsOf("userIds"))
            yield return RecordId.TryParse(user.Text, out var id) ? id : throw new SalesforceException("MALFORMED_ID", "malformed id " + user.Written);
    }

    private static void Result(JsonOut json, GenericEvent pushed, IReadOnlyList<RecordId> listening)
    {
        json.BeginObject().Name("fanoutCount"u8).Number(pushed.Users.Count == 0 ? -1 : pushed.Users.Count(listening.Contains)).Name("userOnlineStatus"u8).BeginObject();
        foreach (var user in pushed.Users.Distinct()) json.Name(user.ToString()).Boolean(listening.Contains(user));
        json.EndObject().EndObject();
    }
}
