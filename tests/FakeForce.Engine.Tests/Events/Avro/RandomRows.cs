using CsCheck;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Events.Avro;

/// <summary>Random custom objects, and random rows of them as what was put in.</summary>
internal static class RandomRows
{
    private static readonly CustomFieldType[] kinds =
    [
        CustomFieldType.Text, CustomFieldType.LongTextArea, CustomFieldType.Number, CustomFieldType.Checkbox, CustomFieldType.Date,
        CustomFieldType.DateTime, CustomFieldType.Time, CustomFieldType.Location, CustomFieldType.Lookup, CustomFieldType.Percent,
    ];

    public static Gen<SObjectType> Types { get; } = Gen.Int[0, kinds.Length - 1].Array[1, 24].Select(picked => EventCatalog.With(new CustomObjectDefinition
    {
        FullName = "Thing__c",
        Fields = [.. picked.Select((kind, i) => Field(kinds[kind], $"F{i}__c"))],
    })["Thing__c"]);

    public static Gen<(SObjectType Type, Dictionary<string, Value> Values)> Rows { get; } =
        Types.SelectMany(type => Gen.Select(Gen.Const(type), Values(type), (t, values) => (t, values)));

    public static Row Pack(SObjectType type, Dictionary<string, Value> values)
    {
        var draft = new RowDraft(type);
        foreach (var (name, value) in values) draft[EventCatalog.FieldOf(type, name)] = value;
        return new Row(draft.Pack());
    }

    private static Gen<Dictionary<string, Value>> Values(SObjectType type)
    {
        var stored = type.Fields.Where(field => field.Type.Storage != StorageKind.None).ToList();
        return Gen.Select(Gen.Bool.Array[stored.Count], Gen.Long.Array[stored.Count], Gen.String[Gen.Char.AlphaNumeric, 0, 40].Array[stored.Count]).Select((present, numbers, texts) =>
        {
            var values = new Dictionary<string, Value>();
            for (var i = 0; i < stored.Count; i++)
                if (present[i]) values[stored[i].Name] = Of(stored[i], numbers[i], texts[i] + (numbers[i] % 3 == 0 ? "é€😀" : ""));
            return values;
        });
    }

    private static Value Of(Field field, long number, string text) => field.Type.Storage switch
    {
        StorageKind.Text => Value.Of(text),
        StorageKind.Reference => Value.Of(new RecordId(KeyPrefix.Parse("001"), (number & 0xFFFFFF) + 1)),
        StorageKind.Double => Value.Of(number / 1000.0),
        StorageKind.Boolean => Value.Of((number & 1) == 0),
        _ when field.Type == FieldTypes.Date => Value.Of(number % 3_000_000),
        _ => Value.Of(number),
    };

    private static CustomFieldDefinition Field(CustomFieldType type, string name) => type switch
    {
        CustomFieldType.Text => new() { FullName = name, Type = type, Length = 255 },
        CustomFieldType.LongTextArea => new() { FullName = name, Type = type, Length = 1000 },
        CustomFieldType.Lookup => new() { FullName = name, Type = type, ReferenceTo = ["Account"] },
        CustomFieldType.Location => new() { FullName = name, Type = type, Scale = 5 },
        _ => new() { FullName = name, Type = type },
    };
}
