namespace FakeForce.Server.Cometd;

/// <summary>/meta/disconnect: the client is gone, and the connect that it may have waiting is answered.</summary>
internal static class Disconnect
{
    public static ValueTask RunAsync(CometdCall call, BayeuxMessage message, BayeuxReply reply)
    {
        var client = call.ClientOf(message);
        call.Org.Streaming.End(client);
        reply.Done(client);
        return ValueTask.CompletedTask;
    }
}
