using FakeForce.Engine.Records;

namespace FakeForce.Engine.Access;

/// <summary>The rows of what a profile's or permission set's definition gives.</summary>
internal sealed class GrantRows(SetupWriter writer)
{
    /// <param name="sobject">PermissionSet or MutingPermissionSet.</param>
    /// <param name="set">Its row.</param>
    /// <param name="grants">What it gives.</param>
    public void Write(string sobject, RecordId set, PermissionGrants grants)
    {
        foreach (var permission in grants.ObjectPermissions) AddObject(set, permission);
        foreach (var permission in grants.FieldPermissions) AddField(set, permission);
        foreach (var permission in grants.UserPermissions) writer.Change(sobject, set, ("Permissions" + permission.Name, Value.Of(permission.Enabled)));
        foreach (var name in grants.CustomPermissions)
            if (writer.Find("CustomPermission", "DeveloperName", name) is { IsEmpty: false } custom)
                writer.Add("SetupEntityAccess", ("ParentId", Value.Of(set)), ("SetupEntityId", Value.Of(custom)), ("SetupEntityType", Value.Of("CustomPermission")));
    }

    public void AddObject(RecordId set, ObjectPermission permission) => writer.Add("ObjectPermissions",
        ("ParentId", Value.Of(set)), ("SobjectType", Value.Of(permission.Object)),
        ("PermissionsCreate", Value.Of(permission.AllowCreate)), ("PermissionsRead", Value.Of(permission.AllowRead)),
        ("PermissionsEdit", Value.Of(permission.AllowEdit)), ("PermissionsDelete", Value.Of(permission.AllowDelete)),
        ("PermissionsViewAllRecords", Value.Of(permission.ViewAllRecords)), ("PermissionsModifyAllRecords", Value.Of(permission.ModifyAllRecords)),
        ("PermissionsViewAllFields", Value.Of(permission.ViewAllFields)));

    private void AddField(RecordId set, FieldPermission permission) => writer.Add("FieldPermissions",
        ("ParentId", Value.Of(set)), ("SobjectType", Value.Of(permission.Field.Split('.', 2)[0])), ("Field", Value.Of(permission.Field)),
        ("PermissionsRead", Value.Of(permission.Readable)), ("PermissionsEdit", Value.Of(permission.Editable)));
}
