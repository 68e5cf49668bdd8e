using System.Collections.Frozen;
using FakeForce.Engine.Access;
using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Soql.Named;

/// <summary>The permission "View Setup and Configuration": of the user's profile, or by a permission set.</summary>
internal static class SetupAccess
{
    /// <summary>Standard profiles that may view the org's setup (Salesforce Help, "Standard Profiles"), and the custom ones that a new org has, which are copies of Standard User.</summary>
    private static readonly FrozenSet<string> Profiles = new[]
    {
        "System Administrator", "Standard User", "Read Only", "Solution Manager", "Marketing User", "Contract Manager",
        "Custom: Sales Profile", "Custom: Marketing Profile", "Custom: Support Profile",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(Org org, RecordId user)
    {
        if (org.State.AccessOf(user) is { } access) return access.Profile.Has("ViewSetup");
        var context = new QueryContext(user, TimeZoneInfo.Utc, org.Clock.GetUtcNow(), org.Options.ApiVersion);
        return User.TryFind(org.State, user, out var found) && Profiles.Contains(ApiEnabled.ProfileName(org.Catalog, found, org.State.Find))
            || Any($"User WHERE Id = '{user}' AND Profile.PermissionsViewSetup = true")
            || Any($"PermissionSetAssignment WHERE AssigneeId = '{user}' AND PermissionSet.PermissionsViewSetup = true");

        bool Any(string rows) => org.Queries.Run(org, "SELECT COUNT() FROM " + rows, context).TotalSize > 0;
    }
}
