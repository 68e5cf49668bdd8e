using FakeForce.Engine.External;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.OData;

/// <summary>Makes external objects of a service's tables, as Validate and Sync does.</summary>
internal static class ODataTables
{
    public static CustomObjectDefinition DefinitionOf(ExternalSource source, EdmTable table, HashSet<string> taken)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new CustomObjectDefinition
        {
            FullName = ExternalNames.Unique(ExternalNames.Developer(table.Name), taken) + "__x",
            Label = table.Name.Length <= 40 ? table.Name : table.Name[..40],
            ExternalDataSource = source.FullName,
            ExternalName = table.Name,
            Fields = [.. table.Columns.Values.Select(column => FieldOf(column, names))],
        };
    }

    private static CustomFieldDefinition FieldOf(EdmColumn column, HashSet<string> names)
    {
        var field = EdmTypes.FieldOf(column, ExternalNames.Unique(ExternalNames.Developer(column.Name), names) + "__c") with { Label = column.Name.Length <= 40 ? column.Name : column.Name[..40] };
        return column.IsComplex || column.Type == "Edm.Binary" ? field with { IsFilteringDisabled = true, IsSortingDisabled = true } : field;
    }
}
