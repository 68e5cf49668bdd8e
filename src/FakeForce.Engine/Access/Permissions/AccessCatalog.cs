using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Access;

/// <summary>
/// A catalogue as users with the same permissions see it: without the sObjects and fields that they may not read, and with nothing createable,
/// updateable or deletable that is not so for them. Whatever is bound against it or described from it obeys without asking.
/// </summary>
internal sealed class AccessCatalog(Catalog whole, AccessProfile profile) : Catalog
{
    // Null for those that are not seen.
    private readonly ConcurrentDictionary<int, SObjectType?> seen = [];

    internal override AccessPolicy? Access => whole.Access;
    internal override object? View => profile;
    public Catalog Whole => whole;

    public override IEnumerable<SObjectType> All => whole.All.Select(Seen).OfType<SObjectType>();

    /// <summary>Whole where it is not seen: rows that are there have to be read by something.</summary>
    public override SObjectType ByIndex(int index) => Seen(whole.ByIndex(index)) ?? whole.ByIndex(index);

    public override bool TryPrefix(string name, out KeyPrefix prefix)
    {
        prefix = default;
        return TryFind(name, out _) && whole.TryPrefix(name, out prefix);
    }

    public override bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type)
    {
        if (whole.TryFind(name, out type)) type = Seen(type);
        return type is not null;
    }

    public override bool TryFind(KeyPrefix prefix, [NotNullWhen(true)] out SObjectType? type)
    {
        if (whole.TryFind(prefix, out type)) type = Seen(type);
        return type is not null;
    }

    /// <summary>Null if it is not seen. A type that is seen as it is stays the same object.</summary>
    public SObjectType? Seen(SObjectType type) => seen.GetOrAdd(type.Index, static (_, made) => made.View.Make(made.Type), (View: this, Type: type));

    private SObjectType? Make(SObjectType type)
    {
        var rights = profile.RightsOn(type, whole);
        if (!rights.HasFlag(ObjectRights.Read)) return null;
        var fields = new Field[type.Fields.Count];
        for (var i = 0; i < fields.Length; i++) fields[i] = Seen(type, type.Fields[i], rights);
        var flags = type.Flags & ~Lost(rights);
        if (flags == type.Flags && fields.SequenceEqual(type.Fields)) return type.WithChildren(Children(type));
        return type.With(fields, flags).WithChildren(Children(type));
    }

    private Field Seen(SObjectType type, Field field, ObjectRights rights)
    {
        var given = profile.RightsOn(type, field, rights);
        if (!given.HasFlag(FieldRights.Read)) return field with { Flags = (field.Flags | FieldFlags.Hidden) & ~(FieldFlags.Createable | FieldFlags.Updateable) };
        var flags = field.Flags;
        if (!given.HasFlag(FieldRights.Edit)) flags &= ~(FieldFlags.Createable | FieldFlags.Updateable);
        if (!rights.HasFlag(ObjectRights.Create)) flags &= ~FieldFlags.Createable;
        if (!rights.HasFlag(ObjectRights.Edit)) flags &= ~FieldFlags.Updateable;
        return flags == field.Flags ? field : field with { Flags = flags };
    }

    private LazyChildren Children(SObjectType type) =>
        new(() => [.. type.ChildRelationships.Where(child => TryFind(child.ChildSObject, out var of) && of.TryField(child.Field, out _))]);

    private static SObjectFlags Lost(ObjectRights rights)
    {
        var lost = SObjectFlags.None;
        if (!rights.HasFlag(ObjectRights.Create)) lost |= SObjectFlags.Createable;
        if (!rights.HasFlag(ObjectRights.Edit)) lost |= SObjectFlags.Updateable | SObjectFlags.Mergeable;
        if (!rights.HasFlag(ObjectRights.Delete)) lost |= SObjectFlags.Deletable | SObjectFlags.Undeletable;
        return lost;
    }
}
