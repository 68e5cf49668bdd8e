using static FakeForce.Engine.Schema.FieldFlags;

namespace FakeForce.Engine.Schema;

/// <summary>
/// What each type of custom field becomes, and the lengths it allows (after the Metadata API's CustomField; flags
/// as describe results commonly show them).
/// </summary>
internal sealed record CustomFieldRule(FieldType Type, FieldFlags Flags, int MinLength = 0, int MaxLength = 0, int FixedLength = 0)
{
    private const FieldFlags Writable = Createable | Updateable | Permissionable | Nillable;
    private const FieldFlags Queryable = Filterable | Sortable | Aggregatable;
    private const FieldFlags Plain = Writable | Queryable | Groupable;

    private static readonly CustomFieldRule[] Table = Rows(
        (CustomFieldType.AutoNumber, new(FieldTypes.String, Queryable | AutoNumber | DefaultedOnCreate, FixedLength: 30)),
        (CustomFieldType.Checkbox, new(FieldTypes.Boolean, Createable | Updateable | Permissionable | DefaultedOnCreate | Filterable | Sortable | Groupable)),
        (CustomFieldType.Currency, new(FieldTypes.Currency, Writable | Queryable)),
        (CustomFieldType.Date, new(FieldTypes.Date, Plain)),
        (CustomFieldType.DateTime, new(FieldTypes.DateTime, Writable | Queryable)),
        (CustomFieldType.Email, new(FieldTypes.Email, Plain, FixedLength: 80)),
        (CustomFieldType.EncryptedText, new(FieldTypes.EncryptedString, Writable | Encrypted, 1, 175)),
        (CustomFieldType.Html, new(FieldTypes.TextArea, Writable | HtmlFormatted, 256, 131072)),
        (CustomFieldType.Location, new(FieldTypes.Location, Filterable | Nillable | QueryByDistance | Permissionable)),
        (CustomFieldType.LongTextArea, new(FieldTypes.TextArea, Writable, 256, 131072)),
        (CustomFieldType.Lookup, new(FieldTypes.Reference, Plain, FixedLength: 18)),
        (CustomFieldType.MasterDetail, new(FieldTypes.Reference, (Plain & ~(Nillable | Permissionable | Updateable)) | FieldFlags.CascadeDelete, FixedLength: 18)),
        (CustomFieldType.MultiselectPicklist, new(FieldTypes.MultiPicklist, Writable | Filterable, FixedLength: 4099)),
        (CustomFieldType.Number, new(FieldTypes.Double, Writable | Queryable)),
        (CustomFieldType.Percent, new(FieldTypes.Percent, Writable | Queryable)),
        (CustomFieldType.Phone, new(FieldTypes.Phone, Plain, FixedLength: 40)),
        (CustomFieldType.Picklist, new(FieldTypes.Picklist, Plain, FixedLength: 255)),
        (CustomFieldType.Text, new(FieldTypes.String, Plain, 1, 255)),
        (CustomFieldType.TextArea, new(FieldTypes.TextArea, Plain, FixedLength: 255)),
        (CustomFieldType.Time, new(FieldTypes.Time, Writable | Queryable)),
        (CustomFieldType.Url, new(FieldTypes.Url, Plain, FixedLength: 255)),
        (CustomFieldType.Address, new(FieldTypes.Address, Filterable | Nillable | QueryByDistance | Permissionable)),
        (CustomFieldType.ExternalLookup, new(FieldTypes.ExternalReference, Plain, 0, 255)),
        (CustomFieldType.IndirectLookup, new(FieldTypes.ExternalReference, Plain, 0, 255)),
        // What it gives is known once the field that it sums up is there: SummaryFields.
        (CustomFieldType.Summary, new(FieldTypes.Double, Queryable | Permissionable | Nillable | Calculated)),
        (CustomFieldType.MetadataRelationship, new(FieldTypes.Reference, Plain, FixedLength: 18)));

    public static CustomFieldRule Of(CustomFieldType type) => Table[(int)type];

    public bool IsNumber => Type is DecimalFieldType;

    private static CustomFieldRule[] Rows(params ReadOnlySpan<(CustomFieldType Type, CustomFieldRule Rule)> rows)
    {
        var table = new CustomFieldRule[rows.Length];
        foreach (var (type, rule) in rows) table[(int)type] = rule;
        return table;
    }
}
