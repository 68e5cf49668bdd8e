using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Avro;

/// <summary>A compound of an sObject in its change events: its parts by name, null where the sObject has no such field.</summary>
internal sealed record Compound(string Name, AvroType Record, IReadOnlyList<Field?> Parts);

/// <summary>
/// How the compounds of an sObject lie in its change events. A record's parts are the same wherever it occurs in a schema, so
/// what one address of the sObject has, all have (order of the live AccountChangeEvent; the codes exist with state and
/// country picklists, the rarer parts of names with their features).
/// </summary>
internal static class Compounds
{
    private static readonly (string Name, bool IsAlways)[] address =
    [
        ("Street", true), ("City", true), ("State", true), ("PostalCode", true), ("Country", true), ("StateCode", false), ("CountryCode", false),
        ("Latitude", true), ("Longitude", true), ("GeocodeAccuracy", true),
    ];

    private static readonly (string Name, bool IsAlways)[] location = [("Latitude", true), ("Longitude", true)];

    private static readonly (string Name, bool IsAlways)[] name =
        [("Salutation", true), ("FirstName", true), ("LastName", true), ("MiddleName", false), ("InformalName", false), ("Suffix", false)];

    /// <summary>The compounds by the name that the change event gives them, such as BillingAddress, Location__c or Name.</summary>
    public static Dictionary<string, Compound> Of(SObjectType type)
    {
        var records = new Dictionary<string, AvroType>(StringComparer.Ordinal);
        var found = new Dictionary<string, Compound>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
            if (RecordName(field) is { } record) found[field.Name] = Make(type, field, record, records);
        return found;
    }

    private static string? RecordName(Field field) => field switch
    {
        _ when field.Type == FieldTypes.Address => "Address",
        _ when field.Type == FieldTypes.Location => "Location",
        { Name: "Name", ExtraTypeInfo: "personname" } => "PersonName",
        { Name: "Name", ExtraTypeInfo: "switchablepersonname" } => "Switchable_PersonName",
        _ => null,
    };

    private static Compound Make(SObjectType type, Field whole, string record, Dictionary<string, AvroType> records)
    {
        if (!records.TryGetValue(record, out var avro)) records[record] = avro = RecordType(type, record);
        return new Compound(whole.Name, avro, [.. avro.Fields.Select(part => PartField(type, whole.Name, part.Name))]);
    }

    private static AvroType RecordType(SObjectType type, string record)
    {
        var parts = record switch { "Address" => address, "Location" => location, _ => name };
        var present = parts.Where(part => part.IsAlways || type.Fields.Any(field => field.CompoundFieldName is { } whole && PartName(whole, field.Name) == part.Name));
        return AvroType.Record(record, [.. present.Select(part => new AvroField(part.Name, AvroType.Maybe(part.Name is "Latitude" or "Longitude" ? AvroType.Double : AvroType.String)))]);
    }

    private static Field? PartField(SObjectType type, string whole, string part) =>
        type.Fields.FirstOrDefault(field => field.CompoundFieldName == whole && field.Name != whole && PartName(whole, field.Name) == part);

    // BillingStreet of BillingAddress is Street; Spot__Latitude__s of Spot__c is Latitude.
    private static string PartName(string whole, string field)
    {
        if (field.EndsWith("__s", StringComparison.Ordinal)) return field.Split("__")[^2];
        var prefix = whole.EndsWith("Address", StringComparison.Ordinal) ? whole[..^"Address".Length] : "";
        return field.StartsWith(prefix, StringComparison.Ordinal) ? field[prefix.Length..] : field;
    }
}
