namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>When an order runs.</summary>
internal enum When
{
    Now,
    Queued,
    Scheduled,
}
