using FakeForce.Engine;
using FakeForce.Engine.Access;
using FakeForce.Engine.Events;
using FakeForce.Engine.Events.Generic;
using FakeForce.Engine.Events.Push;
using FakeForce.Engine.Events.Streaming;
using FakeForce.Engine.Events.Subscribers;
using FakeForce.Engine.Schema;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Cometd;

/// <summary>From the name of a channel to a subscription: /event/…, /data/…, /topic/… with its filter, /u/….</summary>
internal static class Channels
{
    public static StreamingSubscription Open(CometdCall call, StreamingClient client, string channel, JsonTree? replay)
    {
        var user = client.UserId;
        if (channel.Length == 0) throw new BayeuxError(CometdErrors.ChannelMissing);
        if (channel[0] != '/') throw new BayeuxError(CometdErrors.NoLeadingSlash);
        var question = channel.IndexOf('?', StringComparison.Ordinal);
        var name = question < 0 ? channel : channel[..question];
        var filter = FilterOf(call, user, name, question < 0 ? null : channel[(question + 1)..], channel);
        if (!call.Org.Events.TryTopic(name, out var topic)) throw NoSuch(call, channel);
        if (!EventAccess.MaySubscribe(call.Org.State, user, topic)) throw new BayeuxError(topic.Single is { Event: null } ? CometdErrors.NoAccessToChanges : CometdErrors.NoAccess);
        var from = Replay.Of(replay, channel, name);
        try
        {
            var cursor = call.Org.Events.OpenCursor(topic, from);
            return new StreamingSubscription(call.Org.Events.Subscribers.Begin(cursor, new SubscriberName(SubscriberFace.Cometd, client.Id, channel, user), filter));
        }
        catch (ReplayIdException unknown)
        {
            throw new BayeuxError(CometdErrors.ReplayId(unknown.ReplayId.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private static Func<EventEntry, bool>? FilterOf(CometdCall call, RecordId user, string name, string? expression, string channel)
    {
        if (PushTopics.IsChannel(name)) return TopicFilter(call, user, name, expression, channel);
        if (expression is not null) throw NoSuch(call, channel);
        if (!StreamingChannels.IsChannel(name)) return null;
        if (!StreamingChannels.Exists(call.Org.State, name, out var otherCase)) throw new BayeuxError(otherCase ? CometdErrors.ChannelOfOtherCase : CometdErrors.UnknownStreamingChannel);
        return entry => GenericEvent.Read(entry.Payload.Span).IsFor(user);
    }

    private static Func<EventEntry, bool>? TopicFilter(CometdCall call, RecordId user, string name, string? expression, string channel)
    {
        if (PushTopics.Find(call.Org.State, name) is not { } topic) throw NoSuch(call, channel);
        if (call.Org.State.AccessOf(user)?.Catalog is { } seen) CheckAccess(seen, topic.Query);
        if (expression is null) return null;
        try
        {
            return PushTopicFilter.Of(call.Org, user, topic, expression, out var unknown) ?? throw new BayeuxError(CometdErrors.NoSuchFields(unknown));
        }
        catch (SalesforceException wrong)
        {
            throw new BayeuxError(CometdErrors.Malformed(wrong.Message));
        }
    }

    // Streaming API Developer Guide, "Security and the PushTopic Query": both objects, and the fields of the condition; selected fields are left out of what comes.
    private static void CheckAccess(Catalog seen, PushTopicQuery query)
    {
        if (!seen.TryFind(query.Type.Name, out var type) || !seen.TryFind("PushTopic", out _)) throw new BayeuxError(CometdErrors.NoAccess);
        if (query.Where.Any(field => !type.TryField(field.Name, out _))) throw new BayeuxError(CometdErrors.NoAccessToWhere);
    }

    // Such as /systemTopic/Logging, which Salesforce has: nobody is to take that for an answer of a real org.
    private static BayeuxError NoSuch(CometdCall call, string channel)
    {
        if (channel.StartsWith("/systemTopic/", StringComparison.Ordinal)) call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, "channel " + channel);
        return new BayeuxError(CometdErrors.NoSuchChannel(channel));
    }
}
