namespace FakeForce.Server.Cometd;

/// <summary>/meta/subscribe, all channels of the message or none.</summary>
internal static class Subscribe
{
    public static ValueTask RunAsync(CometdCall call, BayeuxMessage message, BayeuxReply reply)
    {
        var client = call.ClientOf(message);
        if (message.Subscriptions.Count == 0) throw new BayeuxError(CometdErrors.ChannelMissing);
        var opened = message.Subscriptions.Select(channel => Channels.Open(call, client, channel, message.Replay)).ToList();
        // "The maximum daily event usage is checked when the client subscribes" ("Handling Streaming API Errors").
        if (opened.Exists(subscription => call.Org.Limits.Events.DeliveriesOf(subscription.Topic).Remaining == 0)) throw new BayeuxError(CometdErrors.TooManyEvents);
        foreach (var subscription in opened) client.Subscribe(subscription);
        reply.Done(client);
        return ValueTask.CompletedTask;
    }
}
