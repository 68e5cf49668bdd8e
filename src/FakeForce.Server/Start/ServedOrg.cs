using FakeForce.Engine;

namespace FakeForce.Server.Start;

/// <summary>What the first screen shows of the org that is served.</summary>
internal sealed record OrgFacts(
    string OrgId, string Name, string UserName, string Password, string ConsumerKey, string ConsumerSecret);

/// <summary>The org with the facts that the banner shows of it.</summary>
internal sealed record ServedOrg(Org Org, OrgFacts Facts)
{
    /// <summary>What became of the seed that the start asked for, or null.</summary>
    public string? Seed { get; init; }
}

/// <summary>Whether the server answers for its org yet; requests read it, starting and stopping write it.</summary>
internal sealed class ServingState
{
    private volatile ServedOrg? org;
    private volatile bool isDraining;

    /// <summary>Null until the org is loaded.</summary>
    public ServedOrg? Org => org;

    /// <summary>True once a stop was asked for: running requests go on, and probes should send no more.</summary>
    public bool IsDraining => isDraining;

    public void Serve(ServedOrg org) => this.org = org;

    public void Drain() => isDraining = true;
}
