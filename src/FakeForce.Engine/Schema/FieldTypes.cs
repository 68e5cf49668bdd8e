namespace FakeForce.Engine.Schema;

/// <summary>The types of fields by the name that describe gives them.</summary>
public static class FieldTypes
{
    public static readonly FieldType Id = new IdType(), Reference = new ReferenceType(), String = new StringType(),
        TextArea = new TextAreaType(), Boolean = new BooleanType(), Int = new IntType(), Long = new LongType(),
        Double = new DoubleType(), Currency = new CurrencyType(), Percent = new PercentType(), Date = new DateType(),
        DateTime = new DateTimeType(), Time = new TimeType(), Picklist = new PicklistType(),
        MultiPicklist = new MultiPicklistType(), Combobox = new ComboboxType(), Email = new EmailType(),
        Phone = new PhoneType(), Url = new UrlType(), Base64 = new Base64Type(), EncryptedString = new EncryptedStringType(),
        Address = new AddressType(), Location = new LocationType(), AnyType = new AnyType(),
        ComplexValue = new ComplexValueType(), DataCategoryGroupReference = new DataCategoryGroupReferenceType(), Json = new JsonType();

    /// <summary>External and indirect look-ups. Describe calls them references, so no type has this name.</summary>
    public static readonly FieldType ExternalReference = new ExternalReferenceType();

    public static IReadOnlyList<FieldType> All { get; } =
    [
        Id, Reference, String, TextArea, Boolean, Int, Long, Double, Currency, Percent, Date, DateTime, Time, Picklist,
        MultiPicklist, Combobox, Email, Phone, Url, Base64, EncryptedString, Address, Location, AnyType, ComplexValue,
        DataCategoryGroupReference, Json,
    ];

    private static readonly Dictionary<string, FieldType> ByName = All.ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Throws for a name that is no type: the names come from the catalogue's own data.</summary>
    public static FieldType Named(string name) =>
        ByName.TryGetValue(name, out var type) ? type : throw new FormatException($"'{name}' is no type of field");
}
