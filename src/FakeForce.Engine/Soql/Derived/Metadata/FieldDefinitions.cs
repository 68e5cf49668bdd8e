using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>FieldDefinition: a row for each field, compounds without their parts. Source: Tooling API, "FieldDefinition".</summary>
internal static class FieldDefinitions
{
    private static readonly RowParts<EntityField> parts = new()
    {
        { "DurableId", f => DurableIds.Of(f.Entity, f.Field) },
        { "QualifiedApiName", f => f.Field.Name },
        { "EntityDefinitionId", f => DurableIds.Of(f.Entity) },
        { "->EntityDefinition", f => f.EntityLink },
        { "DeveloperName", f => DurableIds.DeveloperName(f.Entity, f.Field) },
        { "MasterLabel", f => f.Field.Label },
        { "Label", f => f.Field.Label },
        { "Length", f => f.Field.Length },
        { "DataType", f => FieldDataType.Of(f.Field, f.All.Entities) },
        { "ValueTypeId", f => f.Field.Type.Name },
        { "->ValueType", f => DataTypes.LinkTo(f) },
        { "ExtraTypeInfo", f => f.Field.ExtraTypeInfo },
        { "IsCalculated", f => f.Is(FieldFlags.Calculated) },
        { "IsHtmlFormatted", f => f.Is(FieldFlags.HtmlFormatted) },
        { "IsNameField", f => f.Is(FieldFlags.NameField) },
        { "IsNillable", f => f.Is(FieldFlags.Nillable) },
        { "Precision", f => f.Field.Precision },
        { "Scale", f => f.Field.Scale },
        { "IsIndexed", f => IsIndexed(f.Field) },
        { "IsApiFilterable", f => f.Is(FieldFlags.Filterable) },
        { "IsApiSortable", f => f.Is(FieldFlags.Sortable) },
        { "IsApiGroupable", f => f.Is(FieldFlags.Groupable) },
        { "ControllingFieldDefinitionId", f => Controller(f) is { } field ? DurableIds.Of(f.Entity, field) : null },
        { "->ControllingFieldDefinition", f => Controller(f) is { } field ? f.All.LinkToDefinition(f.Entity, field) : default },
        { "PublisherId", f => f.Is(FieldFlags.Custom) ? "<local>" : "System" },
        { "RelationshipName", f => f.Field.RelationshipName },
        { "ReferenceTo", f => NameList.Of(f.Field.ReferenceTo) },
        { "IsCompound", f => f.Field.Type is CompoundFieldType },
        { "IsPolymorphicForeignKey", f => f.Is(FieldFlags.PolymorphicForeignKey) },
    };

    public static DerivedObject Object { get; } = new("FieldDefinition",
        scope => parts.TableOf(scope.Catalog["FieldDefinition"], scope.Metadata.Definitions))
    {
        Reified = ["EntityDefinitionId", "DurableId"],
        Links =
        [
            new("EntityDefinition", "EntityDefinition", "Fields"), new("ValueType", "DataType"), new("ControllingFieldDefinition", "FieldDefinition"),
        ],
        Unknown =
        [
            "ServiceDataTypeId", "IsWorkflowFilterable", "IsCompactLayoutable", "IsListFilterable", "IsListSortable", "IsListVisible",
            "IsSearchPrefilterable", "RunningUserFieldAccessId",
        ],
    };

    private static Field? Controller(EntityField f) =>
        f.Field.ControllerName is { } name && f.Entity.TryField(name, out var field) ? field : null;

    // Salesforce App Limits and "Working with Very Large SOQL Queries": keys, names, look-ups, external ids, and the audit dates.
    private static bool IsIndexed(Field field) => field.Name is "Id" or "CreatedDate" or "SystemModstamp"
        || field.Type.Storage == StorageKind.Reference || field.Is(FieldFlags.NameField | FieldFlags.ExternalId | FieldFlags.Unique);
}
