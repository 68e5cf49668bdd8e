using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>
/// The permission "Send Outbound Messages" (EnableNotifications): changes of a user without it send none, which ends circles of a listener that writes
/// back (SOAP API Developer Guide, "Setting Up Outbound Messaging"). Like API Enabled, a profile of the org's own has it unless it lists user permissions without it.
/// </summary>
internal static class SendingRight
{
    public static bool Has(Transaction transaction, RecordId user) =>
        transaction.Catalog.Access?.Of(transaction, user) is not { } access || access.Profile.Has("EnableNotifications") || !access.Profile.ListsUserPermissions;
}
