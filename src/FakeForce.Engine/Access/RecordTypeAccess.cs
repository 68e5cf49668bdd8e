using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>
/// Which record types a user may choose, and which are chosen for them (Help, "How Is Record Type Access Specified?": the profile's and the permission
/// sets' together; the default is the profile's).
/// </summary>
internal sealed class RecordTypeAccess
{
    private readonly AccessProfile? profile;
    private readonly bool isRestricted;

    private RecordTypeAccess(AccessProfile? profile, bool isRestricted) => (this.profile, this.isRestricted) = (profile, isRestricted);

    /// <summary><paramref name="access"/> is null for who may everything; their profile may have a default still.</summary>
    public static RecordTypeAccess Of(UserAccess? access, Catalog catalog, Func<OrgState> state, RecordId user) =>
        access is not null ? new(access.Profile, isRestricted: true)
        : catalog.Access is { ListsRecordTypes: true } policy && !user.IsEmpty ? new(policy.GivenTo(state(), user), isRestricted: false) : new(null, isRestricted: false);

    /// <summary>
    /// Ours: an administrator whose profile says nothing of an object's record types has them all, so that a project without its profiles can be used.
    /// </summary>
    public bool IsAvailable(string sobject, string developerName) =>
        profile?.MayChoose(sobject + "." + developerName) == true || !isRestricted && profile?.ListsRecordTypesOf(sobject) != true;

    /// <summary>The developer name of a record type; null for the master.</summary>
    public string? DefaultOf(string sobject) => profile?.DefaultRecordTypeOf(sobject);
}
