using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// What every record of a result looks like: its columns in the order of the SELECT list. A face writes a record by
/// walking them; it needs to know no SOQL.
/// </summary>
public sealed record Shape(SObjectType Type, IReadOnlyList<Column> Columns)
{
    /// <summary>
    /// The <c>attributes.type</c> of such a record: its sObject, or Name for a parent reached through a reference to
    /// several sObjects, because Salesforce answers that from its Name pseudo-object.
    /// </summary>
    public string AttributesType { get; init; } = Type.Name;
}

/// <summary>One member of a record. <paramref name="Key"/> is its name in the answer, in the catalogue's spelling.</summary>
public abstract record Column(string Key);

/// <summary>A field. Where nothing is stored for it (the id, addresses, locations) the face composes it from the record and its other fields.</summary>
public sealed record FieldColumn(Field Field) : Column(Field.Name);

/// <summary>The Type of a parent that may be of several sObjects: the name of its sObject.</summary>
public sealed record TypeNameColumn() : Column("Type");

/// <summary>A field of the Name pseudo-object that this sObject lacks: always null.</summary>
public sealed record NullColumn(string Key) : Column(Key);

/// <summary>
/// A parent, nested. <paramref name="Shapes"/> has one shape for each sObject that the reference may point to; the
/// parent is null where the reference is empty, or points to an sObject without a shape (a TYPEOF without ELSE).
/// </summary>
public sealed record ParentColumn(string Key, Field Reference, IReadOnlyList<Shape> Shapes) : Column(Key)
{
    public Shape? ShapeOf(RecordId parent)
    {
        foreach (var shape in Shapes)
            if (shape.Type.KeyPrefix == parent.Prefix) return shape;
        return null;
    }
}

/// <summary>A child sub-query. <paramref name="Index"/> is its place among the sub-queries of its level.</summary>
public sealed record ChildColumn(string Key, Shape Shape, Field Reference, int Index) : Column(Key);

/// <summary>
/// A value of a group of rows. <paramref name="Index"/> is its place among the group's values, <paramref name="TypeName"/>
/// the type that they have (int, double, date, or the field's), <paramref name="Field"/> the field whose value it is, if any.
/// </summary>
public sealed record AggregateColumn(string Key, string DisplayName, Field? Field, string TypeName, int Index, bool IsFunction) : Column(Key);
