using System.Runtime.CompilerServices;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>
/// What users of one profile with the same permission sets may do. All of them see the org's sObjects through the same
/// <see cref="AccessCatalog"/>, so what is bound or described for one is there for the others.
/// </summary>
internal sealed class AccessProfile(Grant ofProfile, Grant all)
{
    private readonly ConditionalWeakTable<Catalog, AccessCatalog> views = [];

    /// <summary>Of somebody who is no user.</summary>
    public static AccessProfile Nobody { get; } = new(Grant.Nothing, Grant.Nothing);

    /// <summary>True if the profile itself gives user permissions.</summary>
    public bool ListsUserPermissions => ofProfile.Users.Count > 0;

    /// <summary>Principals of external credentials, as <c>Credential-Principal</c>.</summary>
    public bool MayCallAs(string principal) => all.Principals.Contains(principal);

    /// <summary>By full name, as Account.Partner.</summary>
    public bool MayChoose(string recordType) => all.RecordTypes.GetValueOrDefault(recordType).HasFlag(RecordTypeRights.Visible);

    public bool ListsRecordTypesOf(string sobject) => ofProfile.RecordTypes.Keys.Any(name => IsOf(name, sobject));

    /// <summary>The developer name of the profile's default; null for the master.</summary>
    public string? DefaultRecordTypeOf(string sobject) => ofProfile.RecordTypes.FirstOrDefault(entry => entry.Value == (RecordTypeRights.Visible | RecordTypeRights.Default) && IsOf(entry.Key, sobject)).Key?[(sobject.Length + 1)..];

    private static bool IsOf(string recordType, string sobject) => recordType.Length > sobject.Length && recordType[sobject.Length] == '.' && recordType.StartsWith(sobject, StringComparison.OrdinalIgnoreCase);

    public bool Has(string userPermission) => all.Users.Contains(userPermission);
    public bool MayUse(RecordId setupEntity) => all.Entities.Contains(setupEntity);
    public bool ViewsAllData => Has("ViewAllData") || ModifiesAllData;
    public bool ModifiesAllData => Has("ModifyAllData");

    /// <summary>The sObjects as these users see them.</summary>
    public AccessCatalog View(Catalog catalog) => views.GetValue(catalog, c => new AccessCatalog(c, this));

    public ObjectRights RightsOn(SObjectType type, Catalog catalog)
    {
        var governing = PermissionSubjects.Of(type, catalog);
        return governing.Kind switch
        {
            SubjectKind.Granted => GrantedOn(governing.Name),
            SubjectKind.Parent => GrantedOn(governing.Name) is var rights && governing.IsReadEnough && rights.HasFlag(ObjectRights.Read)
                ? rights | ObjectRights.Create | ObjectRights.Edit | ObjectRights.Delete : rights,
            SubjectKind.UserPermission => ObjectRights.Read | (Has(governing.Name) ? ObjectRights.Everything : ObjectRights.None),
            _ => ObjectRights.Everything,
        };
    }

    /// <summary>Field-level security; of fields that have none, and of objects without permissions, everything.</summary>
    public FieldRights RightsOn(SObjectType type, Field field, ObjectRights rights)
    {
        // Events have no field-level security (Platform Events Developer Guide, "Considerations for Publishing").
        if (!field.Is(FieldFlags.Permissionable) || type.Event is not null) return FieldRights.Read | FieldRights.Edit;
        // The parts of an address have the security of the whole.
        var name = field.CompoundFieldName is { } whole && type.TryField(whole, out var compound) && compound.Is(FieldFlags.Permissionable) ? whole : field.Name;
        var key = type.Name + "." + name;
        var given = all.Fields.GetValueOrDefault(key);
        if (rights.HasFlag(ObjectRights.ViewAllFields)) given |= FieldRights.Read;
        // Ours: files of profiles seldom list standard fields, which new profiles see; only an entry of the profile takes them away.
        if (!field.Is(FieldFlags.Custom) && !ofProfile.Fields.ContainsKey(key) && ProfileReads(type)) given |= FieldRights.Read | FieldRights.Edit;
        return given;
    }

    // Tasks, files and notes take no object permissions: every profile has them.
    private bool ProfileReads(SObjectType type) =>
        (PermissionSubjects.IsGranted(type) ? type.Name : PermissionSubjects.ParentOf(type)) is not { } governing || ofProfile.Objects.GetValueOrDefault(governing).HasFlag(ObjectRights.Read);

    // Modify All Data and View All Data reach every object (Object Reference, "PermissionSet"; Help, "View All and Modify All Permissions Overview").
    private ObjectRights GrantedOn(string name) => all.Objects.GetValueOrDefault(name)
        | (ModifiesAllData ? ObjectRights.Everything & ~ObjectRights.ViewAllFields : ViewsAllData ? ObjectRights.Read | ObjectRights.ViewAll : ObjectRights.None);
}
