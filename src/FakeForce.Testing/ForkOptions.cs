namespace FakeForce.Testing;

/// <summary>What an org for a test begins with. Without anything it is a copy of what the server was started with.</summary>
public sealed record ForkOptions
{
    /// <summary>Up to 40 small letters, digits and hyphens; null takes one that is free.</summary>
    public string? Name { get; init; }

    /// <summary>Name or id of the org that it is a copy of.</summary>
    public string? From { get; init; }

    /// <summary>A snapshot of that org, or "baseline"; null for its present if <see cref="From"/> is given.</summary>
    public string? Snapshot { get; init; }

    /// <summary>"empty", "default" or "vanilla", in place of a copy.</summary>
    public string? Profile { get; init; }

    /// <summary>The administrator's; null for that of the original with the org's name behind it.</summary>
    public string? Username { get; init; }

    /// <summary>After this time by the machine's clock the org is gone, should nobody have disposed of it.</summary>
    public TimeSpan ExpiresAfter { get; init; } = TimeSpan.FromHours(1);
}
