using System.Collections.Concurrent;
using System.Collections.Frozen;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Access;

/// <summary>What each user is given, worked out from the rows of profiles, permission sets, groups and assignments.</summary>
internal sealed class PermissionModel
{
    private readonly PermissionTables tables;
    private readonly AccessDefinitions definitions;
    private volatile System.Collections.Immutable.ImmutableDictionary<int, Table>? latest;
    private readonly FrozenDictionary<RecordId, Grant> grants;
    private readonly FrozenDictionary<RecordId, RecordId> setOfProfile;
    private readonly ILookup<RecordId, RecordId> assigned;
    private readonly RecordId administrator;
    private readonly ConcurrentDictionary<(RecordId User, RecordId Profile), AccessProfile> byUser = [];
    private readonly ConcurrentDictionary<string, AccessProfile> profiles = new(StringComparer.Ordinal);

    public PermissionModel(OrgState state, AccessDefinitions definitions)
    {
        this.definitions = definitions;
        tables = PermissionTables.Of(state);
        administrator = tables.Rows("Profile").FirstOrDefault(row => row.Text("Name") == ProfileNames.Administrator).Id;
        setOfProfile = tables.Rows("PermissionSet").Where(row => !row.Ref("ProfileId").IsEmpty).DistinctBy(row => row.Ref("ProfileId")).ToFrozenDictionary(row => row.Ref("ProfileId"), row => row.Id);
        grants = GrantsOfSets().ToFrozenDictionary();
        assigned = Assignments();
    }

    public bool IsOf(OrgState state)
    {
        if (ReferenceEquals(latest, state.Tables)) return true;
        if (!tables.AreOf(state.Tables)) return false;
        latest = state.Tables;
        return true;
    }

    /// <summary>What a user of this profile may do; null for an administrator, and for the org's own users, who have no profile: all.</summary>
    public AccessProfile? Of(RecordId user, RecordId profile) =>
        profile == administrator || profile.IsEmpty ? null : byUser.GetOrAdd((user, profile), static (key, model) => model.Make(key.User, key.Profile), this);

    /// <summary>What a user is given, whoever they are.</summary>
    public AccessProfile GivenTo(RecordId user, RecordId profile) => byUser.GetOrAdd((user, profile), static (key, model) => model.Make(key.User, key.Profile), this);

    // Users with the same sets share one.
    private AccessProfile Make(RecordId user, RecordId profile)
    {
        var own = setOfProfile.GetValueOrDefault(profile);
        var sets = assigned[user].Where(set => set != own && grants.ContainsKey(set)).Distinct().OrderBy(set => set.Bits).ToArray();
        return profiles.GetOrAdd(own + ":" + string.Join(',', sets), _ => new AccessProfile(GrantOf(own), Grant.Union([GrantOf(own), .. sets.Select(GrantOf)])));
    }

    private Grant GrantOf(RecordId set) => grants.GetValueOrDefault(set, Grant.Nothing);

    // An assignment names a set or a group, which it may name by the group's own set too.
    private ILookup<RecordId, RecordId> Assignments()
    {
        var groups = tables.Rows("PermissionSet").Where(set => !set.Ref("PermissionSetGroupId").IsEmpty).ToDictionary(set => set.Id, set => set.Ref("PermissionSetGroupId"));
        return tables.Rows("PermissionSetAssignment").Where(row => !row.Flag("IsRevoked")).ToLookup(row => row.Ref("AssigneeId"),
            row => row.Ref("PermissionSetGroupId") is { IsEmpty: false } group ? group : groups.GetValueOrDefault(row.Ref("PermissionSetId"), row.Ref("PermissionSetId")));
    }

    private Dictionary<RecordId, Grant> GrantsOfSets()
    {
        var objects = tables.Rows("ObjectPermissions").ToLookup(row => row.Ref("ParentId"));
        var fields = tables.Rows("FieldPermissions").ToLookup(row => row.Ref("ParentId"));
        var entities = tables.Rows("SetupEntityAccess").ToLookup(row => row.Ref("ParentId"), row => row.Ref("SetupEntityId"));
        var found = new Dictionary<RecordId, Grant>();
        foreach (var set in tables.Rows("PermissionSet").Concat(tables.Rows("MutingPermissionSet")))
            found[set.Id] = set.Flag("HasActivationRequired") ? Grant.Nothing : new()
            {
                Objects = ByName(objects[set.Id], row => row.Text("SobjectType"), row => IsMuting(set) ? RightsOf(row) : RightsOf(row).Complete(), (a, b) => a | b),
                Fields = ByName(fields[set.Id], row => row.Text("Field"), row => FieldRightsOf(row, IsMuting(set)), (a, b) => a | b),
                Users = GrantedTo(set).ToFrozenSet(StringComparer.Ordinal),
                Entities = entities[set.Id].ToFrozenSet(),
                Principals = DefinedFor(set).SelectMany(one => one.ExternalCredentialPrincipals).ToFrozenSet(StringComparer.Ordinal),
                RecordTypes = RecordTypesOf(set),
            };
        AddGroups(found);
        return found;
    }

    private void AddGroups(Dictionary<RecordId, Grant> found)
    {
        var parts = tables.Rows("PermissionSetGroupComponent").ToLookup(row => row.Ref("PermissionSetGroupId"), row => row.Ref("PermissionSetId"));
        var muting = tables.Rows("MutingPermissionSet").Select(row => row.Id).ToHashSet();
        foreach (var group in tables.Rows("PermissionSetGroup"))
        {
            if (group.Flag("HasActivationRequired")) continue;
            var given = Grant.Union([Grant.Nothing, .. parts[group.Id].Where(part => !muting.Contains(part)).Select(part => found.GetValueOrDefault(part, Grant.Nothing))]);
            foreach (var muted in parts[group.Id].Where(muting.Contains)) given = given.Without(found.GetValueOrDefault(muted, Grant.Nothing));
            found[group.Id] = given;
        }
    }

    // What has no rows is the definition's.
    private IEnumerable<PermissionGrants> DefinedFor(SetupRow set)
    {
        var profile = set.Ref("ProfileId");
        if (!profile.IsEmpty)
        {
            var name = tables.Rows("Profile").FirstOrDefault(row => row.Id == profile) is { Type: not null } row ? row.Text("Name") : "";
            return definitions.Profiles.Where(one => ProfileNames.InSetup(one.FullName) == name).Select(one => one.Grants);
        }
        return IsMuting(set) ? definitions.MutingPermissionSets.Where(one => one.FullName == set.Text("DeveloperName")).Select(one => one.Grants)
            : definitions.PermissionSets.Where(one => one.FullName == set.Text("Name")).Select(one => one.Grants);
    }

    private FrozenDictionary<string, RecordTypeRights> RecordTypesOf(SetupRow set) => DefinedFor(set).SelectMany(one => one.RecordTypes)
        .GroupBy(one => one.RecordType, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(group => group.Key, group => group.Select(RightsOf).Aggregate((a, b) => a | b), StringComparer.OrdinalIgnoreCase);

    private static RecordTypeRights RightsOf(RecordTypeVisibility one) => (one.Visible ? RecordTypeRights.Visible : 0) | (one.Default ? RecordTypeRights.Default : 0);

    // What is muted is muted alone; what is given is given with all that it needs.
    private static bool IsMuting(SetupRow set) => set.Type.Name == "MutingPermissionSet";

    private static FrozenDictionary<string, T> ByName<T>(IEnumerable<SetupRow> rows, Func<SetupRow, string> name, Func<SetupRow, T> read, Func<T, T, T> add) =>
        rows.GroupBy(name, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(group => group.Key, group => group.Select(read).Aggregate(add), StringComparer.OrdinalIgnoreCase);

    private static ObjectRights RightsOf(SetupRow row) =>
        (row.Flag("PermissionsRead") ? ObjectRights.Read : 0) | (row.Flag("PermissionsCreate") ? ObjectRights.Create : 0) | (row.Flag("PermissionsEdit") ? ObjectRights.Edit : 0)
        | (row.Flag("PermissionsDelete") ? ObjectRights.Delete : 0) | (row.Flag("PermissionsViewAllRecords") ? ObjectRights.ViewAll : 0)
        | (row.Flag("PermissionsModifyAllRecords") ? ObjectRights.ModifyAll : 0) | (row.Flag("PermissionsViewAllFields") ? ObjectRights.ViewAllFields : 0);

    private static FieldRights FieldRightsOf(SetupRow row, bool isMuting) =>
        (row.Flag("PermissionsEdit") ? isMuting ? FieldRights.Edit : FieldRights.Read | FieldRights.Edit : FieldRights.None) | (row.Flag("PermissionsRead") ? FieldRights.Read : FieldRights.None);

    private static IEnumerable<string> GrantedTo(SetupRow set)
    {
        foreach (var field in set.Type.Fields)
            if (field.Type.Storage == StorageKind.Boolean && field.Name.StartsWith("Permissions", StringComparison.Ordinal) && set.Row.Boolean(field.Ordinal)) yield return field.Name["Permissions".Length..];
    }
}
