namespace FakeForce.Engine;

/// <summary>How much of the machine the orgs of a process may take together.</summary>
public sealed record OrgBounds
{
    /// <summary>Orgs at once, the first included.</summary>
    public int MostOrgs { get; init; } = 2_000;

    /// <summary>Megabytes of managed memory from which on no more orgs are made; 0 for three quarters of what the process may have.</summary>
    public int MostMemoryMB { get; init; }

    internal long MostBytes => MostMemoryMB > 0 ? MostMemoryMB * 1024L * 1024 : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;
}

/// <summary>There is no room for what was asked for, or it is taken; the text says what to do about it.</summary>
public sealed class OrgRefusedException(string message) : Exception(message);

/// <summary>There is no org, snapshot or profile of that name.</summary>
public sealed class UnknownOrgException(string message) : Exception(message);
