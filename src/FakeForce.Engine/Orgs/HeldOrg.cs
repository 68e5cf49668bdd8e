namespace FakeForce.Engine;

/// <summary>One of the orgs of a process, as <see cref="Orgs"/> holds it.</summary>
/// <param name="Name">Unique among them.</param>
/// <param name="ExpiresAt">By the machine's clock; null for one that stays.</param>
public sealed record HeldOrg(string Name, Org Org, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
