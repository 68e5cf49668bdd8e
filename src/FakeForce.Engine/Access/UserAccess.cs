using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>What one user, who is no administrator, may at one moment.</summary>
internal sealed class UserAccess(AccessPolicy policy, OrgState state, RecordId user, AccessProfile profile)
{
    public AccessPolicy Policy => policy;
    public OrgState State => state;
    public RecordId User => user;
    public AccessProfile Profile => profile;

    /// <summary>What the user may do with each of an sObject's records.</summary>
    public Sight SightOf(SObjectType type) => policy.SightOf(this, state.Catalog.ByIndex(type.Index));

    /// <summary>The org's sObjects as the user sees them.</summary>
    public AccessCatalog Catalog { get; } = profile.View(state.Catalog);
}
