using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>The one question that costs an administrator anything: is there a policy.</summary>
internal static class AccessViews
{
    public static UserAccess? AccessOf(this OrgState state, RecordId user) => state.Catalog.Access?.Of(state, user);

    public static UserAccess? AccessOf(this Transaction transaction, Caller caller) => caller.IsSystem ? null : transaction.Catalog.Access?.Of(transaction, caller.UserId);

    /// <summary>What sharing decides by; null for callers whom it does not concern.</summary>
    public static UserAccess? SharingOf(this Transaction transaction, Caller caller) => caller.IsSystem && !caller.KeepsSharing ? null : transaction.Catalog.Access?.Of(transaction, caller.UserId);

    /// <summary>The org's sObjects as a user sees them.</summary>
    public static Catalog CatalogOf(this OrgState state, RecordId user) => state.AccessOf(user)?.Catalog ?? state.Catalog;
}
