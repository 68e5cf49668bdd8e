using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Avro;

/// <summary>The schema of an sObject's change events: the header, then every field as a nullable value or record.</summary>
internal static class ChangeEventSchema
{
    public static EventSchema Of(SObjectType type)
    {
        var compounds = Compounds.Of(type);
        var fields = new List<AvroField> { HeaderType.Field };
        foreach (var field in ChangeEventFields.Of(type))
            if (TypeOf(field, compounds) is { } avro) fields.Add(new AvroField(field.Name, avro, Doc(type, field)));
        return new EventSchema(AvroType.Record(ChangeEventFields.NameOf(type), fields), type, isChangeEvent: true);
    }

    // An account's name is a text, and a record where the account is a person.
    private static AvroType? TypeOf(Field field, Dictionary<string, Compound> compounds)
    {
        if (compounds.TryGetValue(field.Name, out var compound))
            return field.ExtraTypeInfo == "switchablepersonname" ? AvroType.Union(AvroType.Null, AvroType.String, compound.Record) : AvroType.Maybe(compound.Record);
        return FieldAvroType.Of(field) is { } simple ? AvroType.Maybe(simple) : null;
    }

    private static string Doc(SObjectType type, Field field) => field switch
    {
        { Name: "Name", ExtraTypeInfo: "personname" } => "Data:PersonName",
        { Name: "Name", ExtraTypeInfo: "switchablepersonname" } => "Data:Switchable_PersonName",
        _ => FieldDocs.Of(type, field),
    };
}
