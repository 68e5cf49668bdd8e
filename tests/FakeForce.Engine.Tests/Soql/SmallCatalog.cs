using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>A handful of sObjects with one field of every kind that queries treat differently.</summary>
internal sealed class SmallCatalog : Catalog
{
    private const FieldFlags Usual = FieldFlags.Filterable | FieldFlags.Sortable | FieldFlags.Groupable | FieldFlags.Aggregatable | FieldFlags.Nillable;

    private readonly SObjectType[] types;

    public SmallCatalog()
    {
        types =
        [
            Make("Account", "001", 0,
                [new("Contacts", "Contact", "AccountId"), new("ChildAccounts", "Account", "ParentId"), new("Cases", "Case", "AccountId"), new("Unnamed", "Nowhere", "AccountId")],
                Text("Name", FieldFlags.NameField), Reference("ParentId", "Parent", "Account"), Reference("OwnerId", "Owner", "User"),
                Field("AnnualRevenue", FieldTypes.Currency) with { Precision = 18, Scale = 2 }, Field("NumberOfEmployees", FieldTypes.Int), Field("IsActive__c", FieldTypes.Boolean, FieldFlags.Custom),
                Picklist("Rating", "Hot", "Warm", "Cold"), Multi("Colors__c"), Field("Founded__c", FieldTypes.Date, FieldFlags.Custom),
                Field("CreatedDate", FieldTypes.DateTime), Field("Opens__c", FieldTypes.Time, FieldFlags.Custom),
                Text("Code__c", FieldFlags.Custom | FieldFlags.Unique | FieldFlags.CaseSensitive | FieldFlags.ExternalId),
                Long("Description"), Field("BillingAddress", FieldTypes.Address, FieldFlags.QueryByDistance, Usual & ~FieldFlags.Filterable),
                Part("BillingLatitude", "BillingAddress"), Part("BillingLongitude", "BillingAddress"),
                Field("Spot__c", FieldTypes.Location, FieldFlags.Custom | FieldFlags.QueryByDistance, Usual & ~FieldFlags.Filterable),
                Part("Spot__Latitude__s", "Spot__c"), Part("Spot__Longitude__s", "Spot__c"),
                Field("Share__c", FieldTypes.Percent, FieldFlags.Custom) with { Precision = 5, Scale = 1 }, Field("Weight__c", FieldTypes.Double, FieldFlags.Custom) with { Precision = 18, Scale = 3 }),
            Make("Contact", "003", 1, [new("Reports", "Contact", "ReportsToId"), new("Cases", "Case", "ContactId")],
                Text("Name", FieldFlags.NameField), Text("FirstName"), Text("LastName"), Text("Email"),
                Reference("AccountId", "Account", "Account"), Reference("ReportsToId", "ReportsTo", "Contact"), Reference("OwnerId", "Owner", "User")),
            Make("Case", "500", 2, [], Text("CaseNumber", FieldFlags.NameField), Text("Subject"), Long("Essay__c", FieldFlags.Custom), Long("Memo__c", FieldFlags.Custom), Reference("AccountId", "Account", "Account"),
                Reference("ContactId", "Contact", "Contact"), Reference("OwnerId", "Owner", "Group", "User")),
            Make("User", "005", 3, [], Text("Name", FieldFlags.NameField), Text("Username"), Text("Email"), Reference("ProfileId", "Profile", "Profile"), Field("IsActive", FieldTypes.Boolean)),
            Make("Group", "00G", 4, [], Text("Name", FieldFlags.NameField), Text("Email")),
            Make("Profile", "00e", 5, [], Text("Name", FieldFlags.NameField)),
            Make("Task", "00T", 7, [], Text("Subject", FieldFlags.NameField), Reference("AccountId", "Account", "Account"), Reference("OwnerId", "Owner", "User"), Reference("CreatedById", "CreatedBy", "User")),
            Make("Setting__mdt", "m00", 8, [], Text("DeveloperName", FieldFlags.NameField), Text("Label"), Reference("Other__c", "Other__r", "Setting__mdt")),
            Make("Book__b", "z00", 9, [], Text("Name__c", FieldFlags.NameField)),
            Make("Order__x", "x00", 10, [], Text("ExternalId", FieldFlags.NameField)),
            Make("Gadget__c", "a00", 6, [], Text("Name", FieldFlags.NameField), Reference("Maker__c", "Maker__r", "Account")),
        ];
    }

    public override IEnumerable<SObjectType> All => types.OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase);
    public override SObjectType ByIndex(int index) => Array.Find(types, t => t.Index == index)!;
    public override bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type) =>
        (type = Array.Find(types, t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) is not null;
    public override bool TryFind(KeyPrefix prefix, [NotNullWhen(true)] out SObjectType? type) => (type = Array.Find(types, t => t.KeyPrefix == prefix)) is not null;

    public override bool TryPrefix(string name, out KeyPrefix prefix)
    {
        prefix = TryFind(name, out var type) ? type.KeyPrefix!.Value : default;
        return type is not null;
    }

    private static SObjectType Make(string name, string prefix, int index, (string Name, string Child, string Field)[] children, params Field[] fields)
    {
        Field[] all = [Field("Id", FieldTypes.Id), Field("IsDeleted", FieldTypes.Boolean), .. fields];
        return new SObjectType([.. all.Select((f, i) => f with { Ordinal = i })])
        {
            Name = name,
            Label = name,
            LabelPlural = name + "s",
            Index = index,
            KeyPrefix = KeyPrefix.Parse(prefix),
            Flags = SObjectFlags.Queryable,
            External = name.EndsWith("__x", StringComparison.Ordinal) ? new ExternalTable("Elsewhere", name, IsHighVolume: false) : null,
            ChildRelationships = [.. children.Select(c => new ChildRelationship(c.Child, c.Field, c.Name, false, false))],
        };
    }

    private static Field Field(string name, FieldType type, FieldFlags more = 0, FieldFlags drop = 0) =>
        new() { Name = name, Label = name, Type = type, Ordinal = 0, Flags = Usual & ~drop | more };

    private static Field Text(string name, FieldFlags more = 0) => Field(name, FieldTypes.String, more) with { Length = 255 };
    private static Field Part(string name, string compound) => Field(name, FieldTypes.Double) with { Precision = 18, Scale = 15, CompoundFieldName = compound };
    private static Field Long(string name, FieldFlags more = 0) => Field(name, FieldTypes.TextArea, more, drop: FieldFlags.Filterable | FieldFlags.Sortable | FieldFlags.Groupable | FieldFlags.Aggregatable) with { Length = 32_000 };
    private static Field Multi(string name) => Field(name, FieldTypes.MultiPicklist, FieldFlags.Custom, FieldFlags.Groupable | FieldFlags.Sortable) with { PicklistValues = [new("red", "Crimson"), new("green", "Emerald")] };

    private static Field Picklist(string name, params string[] values) =>
        Field(name, FieldTypes.Picklist) with { PicklistValues = [.. values.Select(v => new PicklistValue(v, v + "!"))] };

    private static Field Reference(string name, string relationship, params string[] targets) =>
        Field(name, FieldTypes.Reference) with { RelationshipName = relationship, ReferenceTo = targets };
}
