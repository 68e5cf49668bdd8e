using FakeForce.Engine;
using FakeForce.Engine.Identity;

namespace FakeForce.Server.Gate;

/// <summary>
/// A call inside another one, as a feature of its own context: the gate takes org and session from it, and the answer's
/// bytes stay here instead of going out.
/// </summary>
internal sealed class Subrequest(Org org, Session session)
{
    /// <summary>Perhaps the org as seen from inside a transaction.</summary>
    public Org Org { get; } = org;
    public Session Session { get; } = session;

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Subrequests of a batch count as calls of their own (REST API Developer Guide, Composite Batch).</summary>
    public bool IsCharged { get; init; }

    /// <summary>True if the outer answer will be XML, whose dates have a form of their own.</summary>
    public bool IsForXml { get; init; }

    /// <summary>True for a call that answers 200 although some of its records failed.</summary>
    public bool HasFailures { get; set; }

    /// <summary>JSON; empty for an answer without a body.</summary>
    public byte[] Answer { get; set; } = [];

    public static Subrequest? Of(HttpContext context) => context.Features.Get<Subrequest>();
}
