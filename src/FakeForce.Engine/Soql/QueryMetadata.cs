using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;

namespace FakeForce.Engine.Soql;

/// <summary>What <c>query?columns=true</c> tells of a query: the Salesforce CLI lays out its tables by it.</summary>
public sealed record QueryMetadata(string EntityName, string? KeyPrefix, bool IdSelected, bool GroupBy, IReadOnlyList<ColumnMetadata> Columns)
{
    internal static QueryMetadata Of(BoundQuery query) => new(
        query.Type.Name,
        query.Type.KeyPrefix?.ToString(),
        query.Shape.Columns.Any(c => c is FieldColumn { Field.Type.Name: "id" }),
        query.Grouping is { Keys.Count: > 0 },
        [.. query.Shape.Columns.Select(ColumnMetadata.Of)]);
}

/// <summary>One column, with the names of that answer. <paramref name="Aggregate"/> is also true of sub-queries.</summary>
public sealed record ColumnMetadata(string ColumnName, string DisplayName, Field? Field, string? TypeName, bool Aggregate, string? ForeignKeyName, IReadOnlyList<ColumnMetadata> JoinColumns)
{
    public bool Custom => Field?.Is(FieldFlags.Custom) ?? false;
    public bool Insertable => Field?.Is(FieldFlags.Createable) ?? false;
    public bool Updatable => Field?.Is(FieldFlags.Updateable) ?? false;
    public bool BooleanType => TypeName == "boolean";
    public bool NumberType => TypeName is "int" or "long" or "double" or "currency" or "percent";
    public bool TextType => Field is null ? TypeName == "string" : Field.Type.Storage == StorageKind.Text;

    /// <summary>The Apex type of the column's values.</summary>
    public string ApexType => TypeName switch
    {
        "id" or "reference" => "Id",
        "boolean" => "Boolean",
        "int" => "Integer",
        "long" => "Long",
        "double" or "currency" or "percent" => "Double",
        "date" => "Date",
        "datetime" => "Datetime",
        "time" => "Time",
        "base64" => "Blob",
        "address" => "Address",
        "location" => "Location",
        null => "complexvaluetype",
        _ => "String",
    };

    internal static ColumnMetadata Of(Column column) => column switch
    {
        FieldColumn field => new(field.Key, field.Key, field.Field, field.Field.Type.Name, false, null, []),
        ParentColumn parent => new(parent.Key, parent.Key, null, null, false, parent.Reference.Name, [.. parent.Shapes.Take(1).SelectMany(s => s.Columns).Select(Of)]),
        ChildColumn child => new(child.Key, child.Key, null, null, true, null, [.. child.Shape.Columns.Select(Of)]),
        AggregateColumn aggregate => new(aggregate.Key, aggregate.DisplayName, aggregate.Field, aggregate.TypeName, aggregate.IsFunction, null, []),
        ComputedColumn computed => new(computed.Key, computed.DisplayName, null, computed.TypeName, true, null, []),
        _ => new(column.Key, column.Key, null, "string", false, null, []),
    };
}
