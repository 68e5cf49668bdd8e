using FakeForce.Engine.Access;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql;

/// <summary>
/// Who asks, when, and how: the running user's time zone and locale settle the date literals;
/// <paramref name="ApiVersion"/> is the whole number (66 for v66.0); <paramref name="IncludeDeleted"/> makes it queryAll.
/// <paramref name="IsApex"/> says that Apex asks, which may say ALL ROWS, FOR UPDATE and WITH SECURITY_ENFORCED: so far the queries of Apex REST stubs.
/// </summary>
public sealed record QueryContext(RecordId UserId, TimeZoneInfo TimeZone, DateTimeOffset Now, int ApiVersion, bool IncludeDeleted = false, bool IsApex = false)
{
    /// <summary>The org that runs the query, for what it keeps beside its state: recent items, and when sessions were last used.</summary>
    internal Org? Org { get; init; }

    /// <summary>The org itself asks, whoever set it to it.</summary>
    public bool IsSystem { get; init; }

    /// <summary>What the user may; null for one who may everything. Apex sees everything, whoever runs it (Apex Developer Guide, "Enforcing Sharing Rules").</summary>
    internal UserAccess? AccessAt(OrgState state) => IsApex || IsSystem ? null : state.AccessOf(UserId);

    /// <summary>True if Tooling API asks, which has other sObjects.</summary>
    public bool IsTooling { get; init; }

    /// <summary>A user who asks now, by the org's clock and in their own time zone.</summary>
    public static QueryContext Of(Org org, RecordId user, int apiVersion, bool includeDeleted = false) =>
        new(user, org.TimeZoneOf(user), org.Clock.GetUtcNow(), apiVersion, includeDeleted);
}
