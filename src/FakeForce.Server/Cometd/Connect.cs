using FakeForce.Engine.Events.Delivery;
using FakeForce.Engine.Events.Streaming;
using FakeForce.Server.Json;

namespace FakeForce.Server.Cometd;

/// <summary>
/// /meta/connect: the long poll. The first one is answered at once, and so are those that come along with other messages;
/// the others are held until there are events. These stand before the reply.
/// </summary>
internal static class Connect
{
    public const string Channel = "/meta/connect", LongPolling = "long-polling";

    /// <summary>"Clients and Timeouts": the socket timeout.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(110);

    public static async ValueTask RunAsync(CometdCall call, BayeuxMessage message, JsonOut json, BayeuxReply reply, bool isAlone)
    {
        var client = call.ClientOf(message);
        if (message.ConnectionType is { } type && type != LongPolling) throw new BayeuxError(CometdErrors.ConnectionType(type));
        var isFirst = !client.HasConnected;
        client.HasConnected = true;
        var problem = "";
        var wait = isFirst || !isAlone || !message.MayWait ? TimeSpan.Zero : Hold;
        var (events, isOverLimit) = await WaitAsync(call, client, wait, () => call.Authenticate(out problem) is not null);
        foreach (var streamed in events) EventJson.Write(json, call, client, streamed);
        if (call.Authenticate(out problem) is null) throw new BayeuxError(problem) { Advice = Advice.None };
        // Such a client can come back tomorrow: what it is advised to is ours.
        if (isOverLimit && events.Count == 0) throw new BayeuxError(CometdErrors.TooManyEvents) { Advice = Advice.None };
        reply.Done(client, isFirst ? Advice.Retry : null);
    }

    // A client that a rule ends is one that was silent for too long, or whose session has run out.
    private static async Task<(IReadOnlyList<StreamedEvent> Events, bool IsOverLimit)> WaitAsync(CometdCall call, StreamingClient client, TimeSpan wait, Func<bool> isWelcome)
    {
        try
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(call.Http.RequestAborted, call.Org.Ended);
            return await client.WaitAsync(wait, isWelcome, ending.Token);
        }
        catch (OperationCanceledException) when (call.Org.Ended.IsCancellationRequested)
        {
            throw BayeuxError.Unknown();
        }
        catch (DeliveryEndedException end)
        {
            if (!end.SessionEnds)
            {
                call.Org.Streaming.End(client);
                throw BayeuxError.Unknown();
            }
            if (call.Authenticate(out _) is { } session) await call.Org.Identity.EndSessionAsync(session.Token);
            return ([], false);
        }
    }
}
