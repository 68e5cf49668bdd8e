using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>DataType: a row for each type that describe knows. Source: Tooling API, "DataType".</summary>
internal static class DataTypes
{
    private static readonly string[] names = [.. FieldTypes.All.Select(type => type.Name).Order(StringComparer.Ordinal)];

    private static readonly RowParts<string> parts = new()
    {
        { "DurableId", name => name },
        { "DeveloperName", name => name },
        { "IsComplex", name => name is "address" or "location" or "complexvalue" },
    };

    public static DerivedObject Object { get; } = new("DataType", scope => parts.TableOf(scope.Catalog["DataType"], names))
    {
        Reified = [],
        Unknown = ["ContextServiceDataTypeId", "ContextWsdlDataTypeId"],
    };

    public static RecordId LinkTo(EntityField f) => f.All.LinkToDataType(Array.IndexOf(names, f.Field.Type.Name) + 1);
}
