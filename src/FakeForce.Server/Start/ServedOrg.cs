using FakeForce.Engine;

namespace FakeForce.Server.Start;

/// <summary>What the first screen shows of the org that is served.</summary>
internal sealed record OrgFacts(
    string OrgId, string Name, string UserName, string Password, string ConsumerKey, string ConsumerSecret);

/// <summary>The org with the facts that the banner shows of it, and what other orgs can be made from.</summary>
internal sealed record ServedOrg(Org Org, OrgFacts Facts, OrgProfiles Profiles)
{
    /// <summary>What became of the seed that the start asked for, or null.</summary>
    public string? Seed { get; init; }
}

/// <summary>Whether the server answers for its orgs yet; requests read it, starting and stopping write it.</summary>
internal sealed class ServingState(FakeForceOptions options, TimeProvider clock)
{
    private volatile ServedOrg? org;
    private volatile Orgs? orgs;
    private volatile bool isDraining;

    /// <summary>The org of the start; null until it is loaded.</summary>
    public ServedOrg? Org => org;

    /// <summary>It and those that were made beside it. No request but the control plane's comes anywhere before they are there.</summary>
    public Orgs Orgs => orgs ?? throw new SalesforceException("SERVER_UNAVAILABLE", "Server Unavailable");

    public Orgs? OrgsOrNull => orgs;

    /// <summary>True once a stop was asked for: running requests go on, and probes should send no more.</summary>
    public bool IsDraining => isDraining;

    public void Serve(ServedOrg org)
    {
        orgs = new Orgs(org.Org, org.Profiles, new OrgBounds { MostOrgs = options.MaxOrgs, MostMemoryMB = options.MaxMemoryMB }, clock);
        this.org = org;
    }

    public void Drain() => isDraining = true;
}
