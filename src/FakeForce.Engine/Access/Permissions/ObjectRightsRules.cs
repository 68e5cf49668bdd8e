namespace FakeForce.Engine.Access;

internal static class ObjectRightsRules
{
    /// <summary>Without some of them, and without those that need what is taken away.</summary>
    public static ObjectRights Without(this ObjectRights rights, ObjectRights muted)
    {
        if (muted.HasFlag(ObjectRights.Read)) return ObjectRights.None;
        if (muted.HasFlag(ObjectRights.Edit)) muted |= ObjectRights.Delete;
        if (muted.HasFlag(ObjectRights.Delete) || muted.HasFlag(ObjectRights.ViewAll)) muted |= ObjectRights.ModifyAll;
        return rights & ~muted;
    }

    public static FieldRights Without(this FieldRights rights, FieldRights muted) => muted.HasFlag(FieldRights.Read) ? FieldRights.None : rights & ~muted;

    /// <summary>With what each right needs (Object Reference, "ObjectPermissions": a permission that depends on others cannot be without them).</summary>
    public static ObjectRights Complete(this ObjectRights rights)
    {
        if (rights.HasFlag(ObjectRights.ModifyAll)) rights |= ObjectRights.Delete | ObjectRights.ViewAll;
        if (rights.HasFlag(ObjectRights.Delete)) rights |= ObjectRights.Edit;
        return rights == ObjectRights.None ? rights : rights | ObjectRights.Read;
    }
}
