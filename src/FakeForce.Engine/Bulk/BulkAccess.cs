using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Bulk;

/// <summary>Whose jobs a user may see and end: their own, and with the permission "Manage Data Integrations" everybody's.</summary>
internal static class BulkAccess
{
    public static void Check(Org org, BulkJob job, RecordId user)
    {
        if (job.CreatedById != user && !ManagesDataIntegrations(org, user)) throw JobErrors.AnotherUsers(job.Id);
    }

    /// <summary>hardDelete is for those with the permission "Bulk API Hard Delete".</summary>
    public static void CheckOperation(Org org, BulkOperation operation, RecordId user)
    {
        if (operation == BulkOperation.HardDelete && !Permissions.Has(org.State, user, Permissions.BulkApiHardDelete)) throw JobErrors.NoHardDelete();
    }

    // Of the standard profiles only the administrator's has it (Salesforce Help, "Standard Profiles").
    public static bool ManagesDataIntegrations(Org org, RecordId user) =>
        User.TryFind(org.State, user, out var found) && ApiEnabled.ProfileName(org.Catalog, found, org.State.Find) == "System Administrator";
}
