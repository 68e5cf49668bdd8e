using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Soql.Functions;

/// <summary>Users with locales, and a thing with a field of each type that FORMAT() takes.</summary>
internal sealed class LocalCatalog : Catalog
{
    private readonly SObjectType[] types =
    [
        Make("Thing__c", "a00", 0, Field("Day__c", FieldTypes.Date), Field("Moment__c", FieldTypes.DateTime), Field("Hour__c", FieldTypes.Time), Field("Number__c", FieldTypes.Double, 2),
            Field("Small__c", FieldTypes.Double, 1), Field("Share__c", FieldTypes.Percent), Field("Price__c", FieldTypes.Currency, 2)),
        Make("User", "005", 1, Field("LocaleSidKey", FieldTypes.String)),
    ];

    public override IEnumerable<SObjectType> All => types;
    public override SObjectType ByIndex(int index) => types[index];
    public override bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type) => (type = Array.Find(types, t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) is not null;
    public override bool TryFind(KeyPrefix prefix, [NotNullWhen(true)] out SObjectType? type) => (type = Array.Find(types, t => t.KeyPrefix == prefix)) is not null;

    public override bool TryPrefix(string name, out KeyPrefix prefix)
    {
        prefix = TryFind(name, out var type) ? type.KeyPrefix!.Value : default;
        return type is not null;
    }

    private static SObjectType Make(string name, string prefix, int index, params Field[] fields) =>
        new([.. fields.Prepend(Field("Id", FieldTypes.Id)).Select((f, i) => f with { Ordinal = i })])
        {
            Name = name,
            Label = name,
            LabelPlural = name,
            Index = index,
            KeyPrefix = KeyPrefix.Parse(prefix),
            Flags = SObjectFlags.Queryable,
        };

    private static Field Field(string name, FieldType type, int scale = 0) =>
        new() { Name = name, Label = name, Type = type, Ordinal = 0, Length = 40, Precision = 18, Scale = scale, Flags = FieldFlags.Filterable | FieldFlags.Nillable };
}
