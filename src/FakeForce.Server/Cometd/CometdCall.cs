using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Events.Streaming;
using FakeForce.Engine.Identity;
using FakeForce.Server.Gate;
using FakeForce.Server.Gate.Faults;
using FakeForce.Server.Gate.Requests;

namespace FakeForce.Server.Cometd;

/// <summary>One request with its messages: who sends it, in which version, and whether the client it names is theirs.</summary>
internal sealed class CometdCall(HttpContext http, Org org)
{
    /// <summary>The oldest version with durable events, and so the oldest address of this form.</summary>
    private const int OldestVersion = 37;

    public HttpContext Http { get; } = http;
    public Org Org { get; } = org;

    /// <summary>66 for /cometd/66.0; 0 where there is none that is supported.</summary>
    public int Version { get; } = VersionOf(http, org);

    /// <summary>Who calls, without that being a use of the session; null where that is nobody.</summary>
    public Session? Session => Authenticate(out _);

    /// <summary>What disturbs its answer.</summary>
    public CallFault? Fault { get; set; }

    /// <summary>What is wrong with the address, for the handshake.</summary>
    public string? VersionProblem => Version > 0 ? null
        : Http.Request.RouteValues["version"] is string { Length: > 0 } ? CometdErrors.VersionUnsupported(Org.Options.ApiVersion)
        : CometdErrors.VersionMissing(Org.Options.ApiVersion);

    /// <summary>The session of the header, which is used and so prolonged by this; or why there is none.</summary>
    public Session? Authenticate(out string problem)
    {
        problem = Http.Request.Headers.Authorization.Count == 0 ? CometdErrors.RequiresAuthentication : CometdErrors.AuthenticationInvalid;
        try
        {
            if (Org.Identity.Check(Bearer.TokenOf(Http.Request)) is not { IsOk: true, Session: var session }) return null;
            CallNote.Of(Http)?.Identified(Org, session, null);
            return session;
        }
        catch (SalesforceException)
        {
            return null;
        }
    }

    /// <summary>The client of a message, who must have shaken hands, come with its cookie, and be the user that it was.</summary>
    public StreamingClient ClientOf(BayeuxMessage message)
    {
        if (message.ClientId is null) throw new BayeuxError(CometdErrors.HandshakeMissing) { Advice = Advice.Handshake, NamesClient = false };
        if (!Org.Streaming.TryFind(message.ClientId, out var client)) throw BayeuxError.Unknown();
        if (!BrowserCookie.IsIn(Http.Request)) throw new BayeuxError(CometdErrors.NoCookie(client.Id, BrowserCookie.Name));
        var session = Authenticate(out var problem) ?? throw new BayeuxError(problem) { Advice = Advice.None };
        if (session.UserId != client.UserId) throw new BayeuxError(CometdErrors.AnotherUser);
        client.Touch();
        return client;
    }

    private static int VersionOf(HttpContext http, Org org) =>
        http.Request.RouteValues["version"] is string { Length: 4 } text && text.EndsWith(".0", StringComparison.Ordinal)
        && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && version >= OldestVersion && version <= org.Options.ApiVersion ? version : 0;
}
