using FakeForce.Engine.Events.Avro;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Events.Channels;

/// <summary>How values of a field compare.</summary>
internal enum LeafForm : byte { Text, Id, Boolean, Number, Date, DateTime, Time }

/// <summary>A field that a filter reads: Phone, BillingAddress.City, ChangeEventHeader.changeType.</summary>
internal sealed record FilterLeaf(string Path, LeafForm Form)
{
    // "Formula fields aren't supported", nor are long, rich and encrypted texts ("Filter Expression Format").
    private const int LongestTextArea = 255;

    /// <summary>The field of a path as SOQL writes paths, without regard to case. Throws if a filter cannot read it.</summary>
    public static FilterLeaf Of(EventSchema schema, IReadOnlyList<string> path)
    {
        var written = string.Join('.', path);
        if (Find(schema.Type, path[0]) is not { } field || path.Count > 2) throw FilterErrors.NoSuchField(written, schema.Name);
        if (path.Count == 1) return field.Record is { } whole && !HasSimpleForm(field) ? throw FilterErrors.Compound(written, whole) : new FilterLeaf(field.Name, FormOf(schema, field, written));
        if (field.Record is not { } record || Find(record, path[1]) is not { } part) throw FilterErrors.NoSuchField(written, schema.Name);
        return new FilterLeaf(field.Name + "." + part.Name, FormOf(part.Type, part.Meaning, part.Name) ?? throw FilterErrors.Unsupported(written));
    }

    private static AvroField? Find(AvroType record, string name) => record.Fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // The name of an account is a text or a person's name.
    private static bool HasSimpleForm(AvroField field) => field.Type.Branches.Any(branch => branch.Kind == AvroKind.String);

    private static LeafForm FormOf(EventSchema schema, AvroField field, string written)
    {
        if (schema.IsChangeEvent && schema.Source.TryField(field.Name, out var source) && !IsSupported(source)) throw FilterErrors.Unsupported(written);
        return FormOf(field.Type, field.Meaning, field.Name) ?? throw FilterErrors.Unsupported(written);
    }

    /// <summary>True if change events can be filtered by the field, or enriched with it.</summary>
    internal static bool IsSupported(Field field) =>
        field.CalculatedFormula is null && field.Type != FieldTypes.EncryptedString && !(field.Type == FieldTypes.TextArea && (field.Length > LongestTextArea || field.Is(FieldFlags.HtmlFormatted)));

    private static LeafForm? FormOf(AvroType type, string meaning, string name)
    {
        var simple = type.Kind == AvroKind.Union ? type.Branches.First(branch => branch.Kind is not (AvroKind.Null or AvroKind.Record)) : type;
        return simple.Kind switch
        {
            AvroKind.String when meaning == "EntityId" || name == "commitUser" => LeafForm.Id,
            AvroKind.String or AvroKind.Enum => LeafForm.Text,
            AvroKind.Boolean => LeafForm.Boolean,
            AvroKind.Int or AvroKind.Long or AvroKind.Double => meaning switch { "DateOnly" => LeafForm.Date, "DateTime" => LeafForm.DateTime, "TimeOnly" => LeafForm.Time, _ => LeafForm.Number },
            _ => null,
        };
    }
}
