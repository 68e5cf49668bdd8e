namespace FakeForce.Engine.Schema;

/// <summary>Picklists that depend on another field, once that is there.</summary>
internal static class DependentPicklists
{
    /// <summary>What is wrong with the definition; null for nothing.</summary>
    public static string? Problem(SObjectType type, CustomFieldDefinition definition) =>
        !type.TryField(definition.ControllingField!, out var controlling) ? $"controllingField names {definition.ControllingField}, which is no field of {type.Name}"
        : controlling.Type != FieldTypes.Boolean && controlling.Type != FieldTypes.Picklist ? $"{controlling.Name} is no picklist and no checkbox, and cannot be a controllingField"
        : ReferenceEquals(type[definition.FullName], controlling) ? "a picklist does not depend on itself"
        : null;

    public static Field Bound(SObjectType type, CustomFieldDefinition definition)
    {
        var field = type[definition.FullName];
        var controlling = type[definition.ControllingField!];
        var places = ValuesOf(controlling);
        var settings = definition.ValueSettings.ToDictionary(setting => setting.ValueName, setting => setting.ControllingFieldValues, StringComparer.OrdinalIgnoreCase);
        return field with
        {
            ControllerName = controlling.Name,
            Flags = field.Flags | FieldFlags.DependentPicklist,
            PicklistValues = [.. field.PicklistValues.Select(value => value with { ValidFor = Bitmap(places, settings.GetValueOrDefault(value.Value, [])) })],
        };
    }

    private static List<string> ValuesOf(Field controlling) =>
        controlling.Type == FieldTypes.Boolean ? ["unchecked", "checked"] : [.. controlling.PicklistValues.Select(value => value.Value)];

    // One bit for each controlling value, the highest of the first byte for the first (SOAP API Developer Guide, "PicklistEntry": validFor).
    private static string Bitmap(List<string> places, IReadOnlyList<string> valid)
    {
        var bits = new byte[Math.Max(1, (places.Count + 7) / 8)];
        for (var i = 0; i < places.Count; i++)
            if (valid.Contains(places[i], StringComparer.OrdinalIgnoreCase)) bits[i >> 3] |= (byte)(0x80 >> (i & 7));
        return Convert.ToBase64String(bits);
    }
}
