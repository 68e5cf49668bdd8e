using FakeForce.Engine;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.PubSub;

/// <summary>One RPC as a handler sees it: the org, who calls, and the id by which errors are traced.</summary>
/// <param name="Org">The org that the token belongs to.</param>
/// <param name="Session">The caller's session when the RPC began; a stream outlives it.</param>
/// <param name="RpcId">A UUID, part of every response.</param>
/// <param name="Cancel">The client is gone, or the server is stopping.</param>
internal sealed record PubSubCall(Org Org, Session Session, PubSubOptions Options, string RpcId, CancellationToken Cancel)
{
    public TimeProvider Clock => Org.Clock;

    /// <summary>For "internal Salesforce use": a later request of a stream may bring a fresh token, which has to be good.</summary>
    public void Refresh(string token)
    {
        if (token.Length > 0 && !Org.Identity.Check(token).IsOk) throw new PubSubException(PubSubErrors.AuthRefreshInvalid);
    }
}
