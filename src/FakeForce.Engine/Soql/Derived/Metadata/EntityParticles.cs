using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Derived.Metadata;

/// <summary>EntityParticle: a row for each field that describe lists. Source: Tooling API, "EntityParticle".</summary>
internal static class EntityParticles
{
    private static readonly RowParts<EntityField> parts = new()
    {
        { "DurableId", f => DurableIds.OfParticle(f.Entity, f.Field) },
        { "QualifiedApiName", f => f.Field.Name },
        { "Name", f => f.Field.Name },
        { "EntityDefinitionId", f => DurableIds.Of(f.Entity) },
        { "->EntityDefinition", f => f.EntityLink },
        { "FieldDefinitionId", f => DurableIds.Of(f.Entity, DurableIds.CompoundOf(f.Entity, f.Field) ?? f.Field) },
        { "->FieldDefinition", f => f.All.LinkToDefinition(f.Entity, f.Field) },
        { "DeveloperName", f => DurableIds.DeveloperName(f.Entity, f.Field) },
        { "MasterLabel", f => f.Field.Label },
        { "Label", f => f.Field.Label },
        { "Length", f => f.Field.Length },
        { "ByteLength", f => f.Field.Type.Name is "id" or "reference" ? 18 : f.Field.Length * 3 },
        { "DataType", f => f.Field.Type.Name },
        { "ValueTypeId", f => f.Field.Type.Name },
        { "->ValueType", f => DataTypes.LinkTo(f) },
        { "ExtraTypeInfo", f => f.Field.ExtraTypeInfo },
        { "IsAutonumber", f => f.Is(FieldFlags.AutoNumber) },
        { "IsCaseSensitive", f => f.Is(FieldFlags.CaseSensitive) },
        { "IsUnique", f => f.Is(FieldFlags.Unique) },
        { "IsCreatable", f => f.Is(FieldFlags.Createable) },
        { "IsUpdatable", f => f.Is(FieldFlags.Updateable) },
        { "IsDefaultedOnCreate", f => f.Is(FieldFlags.DefaultedOnCreate) },
        { "IsWriteRequiresMasterRead", f => f.Is(FieldFlags.WriteRequiresMasterRead) },
        { "IsCalculated", f => f.Is(FieldFlags.Calculated) },
        { "IsHtmlFormatted", f => f.Is(FieldFlags.HtmlFormatted) },
        { "IsNameField", f => f.Is(FieldFlags.NameField) },
        { "IsNillable", f => f.Is(FieldFlags.Nillable) },
        { "IsPermissionable", f => f.Is(FieldFlags.Permissionable) },
        { "IsEncrypted", f => f.Is(FieldFlags.Encrypted) },
        { "Digits", f => f.Field.Digits },
        { "InlineHelpText", f => f.Field.InlineHelpText },
        { "RelationshipName", f => f.Field.RelationshipName },
        { "RelationshipOrder", f => f.Field.RelationshipOrder is { } order ? Records.Value.Of((long)order) : Records.Value.Null },
        { "ReferenceTo", f => NameList.Of(f.Field.ReferenceTo) },
        { "Mask", f => f.Field.Mask },
        { "MaskType", f => f.Field.MaskType },
        { "Precision", f => f.Field.Precision },
        { "Scale", f => f.Field.Scale },
        { "IsApiFilterable", f => f.Is(FieldFlags.Filterable) },
        { "IsApiSortable", f => f.Is(FieldFlags.Sortable) },
        { "IsApiGroupable", f => f.Is(FieldFlags.Groupable) },
        { "IsDependentPicklist", f => f.Is(FieldFlags.DependentPicklist) },
        { "IsDeprecatedAndHidden", f => f.Is(FieldFlags.DeprecatedAndHidden) },
        { "IsDisplayLocationInDecimal", f => f.Is(FieldFlags.DisplayLocationInDecimal) },
        { "DefaultValueFormula", f => f.Field.DefaultValueFormula },
        { "IsIdLookup", f => f.Is(FieldFlags.IdLookup) },
        { "IsNamePointing", f => f.Is(FieldFlags.NamePointing) },
        { "IsComponent", f => DurableIds.CompoundOf(f.Entity, f.Field) is not null },
        { "IsCompound", f => f.Field.Type is CompoundFieldType },
    };

    public static DerivedObject Object { get; } = new("EntityParticle",
        scope => parts.TableOf(scope.Catalog["EntityParticle"], scope.Metadata.Particles))
    {
        Reified = ["EntityDefinitionId", "FieldDefinitionId", "DurableId"],
        Links =
        [
            new("EntityDefinition", "EntityDefinition", "Particles"), new("FieldDefinition", "FieldDefinition", "Particles"), new("ValueType", "DataType"),
        ],
        Unknown = ["ServiceDataTypeId", "IsWorkflowFilterable", "IsCompactLayoutable", "IsListVisible", "IsLayoutable"],
    };
}
