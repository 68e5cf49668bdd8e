namespace FakeForce.Engine.Schema;

/// <summary>Makes the object that holds a custom object's shares, as the Object Reference describes it ("StandardObjectNameShare", whose custom form has the same fields).</summary>
internal static class CustomShareMaker
{
    private const string AccessLevels = "Read,Edit,All", Causes = "Owner,Manual,Rule";

    public static SObjectType Make(SObjectType of, int index, KeyPrefix prefix)
    {
        List<Field> fields =
        [
            Of("Id", FieldTypes.Named("id"), "DFGSXL", 18) with { IsSystem = true },
            Of("ParentId", FieldTypes.Reference, "CFGSXc", 18) with { ReferenceTo = [of.Name], RelationshipName = "Parent" },
            Of("AccessLevel", FieldTypes.Picklist, "CUFGSRX", 40) with { PicklistValues = Values(AccessLevels) },
            Of("UserOrGroupId", FieldTypes.Reference, "CFGSXcP", 18) with { ReferenceTo = ["Group", "User"], RelationshipName = "UserOrGroup" },
            Of("RowCause", FieldTypes.Picklist, "CFGSnRX", 40) with { PicklistValues = Values(Causes) },
            Of("LastModifiedDate", FieldTypes.DateTime, "DFSX", 0) with { IsSystem = true },
            Of("LastModifiedById", FieldTypes.Reference, "DFGSX", 18) with { ReferenceTo = ["User"], RelationshipName = "LastModifiedBy", IsSystem = true },
            Of("IsDeleted", FieldTypes.Boolean, "DFGS", 0) with { IsSystem = true },
        ];
        return new SObjectType([.. fields.Select((field, ordinal) => field with { Ordinal = ordinal })])
        {
            Name = of.Name[..^1] + "Share",
            Label = "Share: " + of.Label,
            LabelPlural = "Share: " + of.Label,
            Index = index,
            KeyPrefix = prefix,
            Flags = FlagLetters.OfSObject("CUDQR"),
            AssociateParentEntity = of.Name,
            AssociateEntityType = "Share",
        };
    }

    private static Field Of(string name, FieldType type, string flags, int length) => new()
    {
        Name = name,
        Label = name,
        Type = type,
        Ordinal = 0,
        Flags = FlagLetters.OfField(flags),
        Length = length,
    };

    private static PicklistValue[] Values(string names) => [.. names.Split(',').Select(name => new PicklistValue(name, name, true, false))];
}
