using FakeForce.Engine;
using FakeForce.Engine.Outbound.Callouts;

namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>A callout and the transaction that makes it.</summary>
/// <param name="Most">Bytes that request and response may have: 6 MB, in asynchronous transactions 12 MB.</param>
/// <param name="Left">What is left of the transaction's time for callouts.</param>
internal sealed record CalloutCall(Org Org, RecordId User, Callout Callout, int Most, TimeSpan Left)
{
    /// <summary>The shorter of its own time and what is left.</summary>
    public TimeSpan Timeout => Callout.Timeout < Left ? Callout.Timeout : Left;
}
