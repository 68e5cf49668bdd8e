namespace FakeForce.Server.Cometd;

/// <summary>/meta/unsubscribe; what was never subscribed to may be left too, as in Bayeux.</summary>
internal static class Unsubscribe
{
    public static ValueTask RunAsync(CometdCall call, BayeuxMessage message, BayeuxReply reply)
    {
        var client = call.ClientOf(message);
        if (message.Subscriptions.Count == 0) throw new BayeuxError(CometdErrors.ChannelMissing);
        foreach (var channel in message.Subscriptions) client.Unsubscribe(channel);
        reply.Done(client);
        return ValueTask.CompletedTask;
    }
}
