namespace FakeForce.Engine;

/// <summary>What a new org is to be: a copy of another one, or made from a profile.</summary>
public sealed record NewOrg
{
    /// <summary>The snapshot that every org has: what it was after its start, seeds included.</summary>
    public const string Baseline = "baseline";

    /// <summary>Up to 40 small letters, digits and hyphens; null takes org-2, org-3 ….</summary>
    public string? Name { get; init; }

    /// <summary>Name or id of the org that it is a copy of; null for the one that the server was started with.</summary>
    public string? From { get; init; }

    /// <summary>The moment of that org: <see cref="Baseline"/>, or the name of a snapshot; null for now if <see cref="From"/> is given, else the baseline.</summary>
    public string? Snapshot { get; init; }

    /// <summary>Makes it from one of <see cref="OrgProfiles"/> instead.</summary>
    public string? Profile { get; init; }

    /// <summary>The administrator's; null appends the org's name to the username, as a sandbox does.</summary>
    public string? Username { get; init; }

    /// <summary>By the machine's clock; null lets it live as long as the process.</summary>
    public TimeSpan? ExpiresAfter { get; init; }
}
