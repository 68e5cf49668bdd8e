using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events;

/// <summary>Which fields an update changed, among those that change events have.</summary>
internal sealed class ChangedFields(SObjectType type)
{
    private readonly Field[] compared = [.. Compared(type)];
    private readonly Field? lastModified = type.TryField("LastModifiedDate", out var field) ? field : null;

    /// <summary>False if nothing of the record's own changed, as when somebody only looks at it.</summary>
    public bool TryFind(Row before, Row after, out FieldMask changed, out FieldMask nulled)
    {
        (changed, nulled) = (new FieldMask(type.Fields.Count), new FieldMask(type.Fields.Count));
        foreach (var field in compared)
        {
            if (IsSame(before, after, field.Ordinal)) continue;
            Add(changed, field);
            if (field.Type.Storage != StorageKind.Boolean && !after.Has(field.Ordinal)) nulled.Add(field);
        }
        if (changed.IsEmpty) return false;
        // Always there, also where two updates fall into one second.
        if (lastModified is not null) changed.Add(lastModified);
        return true;
    }

    // All components of a custom geolocation are published whether they changed or not ("General Considerations").
    private void Add(FieldMask changed, Field field)
    {
        changed.Add(field);
        if (!field.Is(FieldFlags.Custom) || field.CompoundFieldName is not { } whole || !type.TryField(whole, out var compound) || compound.Type != FieldTypes.Location) return;
        foreach (var part in compared)
            if (part.CompoundFieldName == whole) changed.Add(part);
    }

    private static bool IsSame(Row before, Row after, int ordinal) => before.Has(ordinal) == after.Has(ordinal) && before.Raw(ordinal).SequenceEqual(after.Raw(ordinal));

    private static IEnumerable<Field> Compared(SObjectType type)
    {
        var whole = ChangeEventFields.Of(type).ToHashSet();
        var names = whole.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return type.Fields.Where(field => field.Type.Storage != StorageKind.None && (whole.Contains(field) || field.CompoundFieldName is { } compound && names.Contains(compound)));
    }
}
