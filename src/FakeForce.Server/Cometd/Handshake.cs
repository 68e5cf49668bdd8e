namespace FakeForce.Server.Cometd;

/// <summary>/meta/handshake: checks version, session and the number of clients, and makes a client ("Handling Streaming API Errors").</summary>
internal static class Handshake
{
    public static ValueTask RunAsync(CometdCall call, BayeuxMessage message, BayeuxReply reply)
    {
        if (call.VersionProblem is { } version) throw BayeuxError.Denied(version);
        var session = call.Authenticate(out var problem) ?? throw BayeuxError.Denied(problem);
        if (message.ConnectionTypes is { } types && !types.Contains(Connect.LongPolling)) throw BayeuxError.Denied(CometdErrors.ConnectionType(string.Join(", ", types)));
        if (!call.Org.Streaming.TryBegin(session.UserId, out var client)) throw BayeuxError.Denied(CometdErrors.TooManyClients);
        BrowserCookie.Give(call.Http, call.Org);
        reply.Handshaken(client);
        return ValueTask.CompletedTask;
    }
}
