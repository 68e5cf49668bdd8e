using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Server.Json;

/// <summary>The records of a query's answer: walks the shape over the rows (SOQL and SOSL Reference).</summary>
internal static class QueryRecords
{
    /// <summary>The rows of a result, or of a sub-query of it, without the list's brackets.</summary>
    public static void Write(RecordWriter writer, QueryResult result, RowSet rows)
    {
        for (var i = 0; i < rows.Count; i++) Record(writer, result, rows.Shape, rows.IdAt(i), rows.RowAt(i), rows, i);
    }

    private static void Record(RecordWriter writer, QueryResult result, Shape shape, RecordId id, Row row, RowSet? rows, int index)
    {
        writer.Json.BeginObject();
        Members(writer, result, shape, id, row, rows, index);
        writer.Json.EndObject();
    }

    /// <summary>What stands between a record's braces, for answers that have more to say of it.</summary>
    public static void Members(RecordWriter writer, QueryResult result, Shape shape, RecordId id, Row row, RowSet? rows, int index)
    {
        writer.Attributes(shape.Type, id, row, shape.AttributesType);
        foreach (var column in shape.Columns)
        {
            if (column is FieldColumn field) writer.Field(shape.Type, FieldFormat.Of(field.Field), column.Key, id, row);
            else Other(writer, result, shape, column, id, row, rows, index);
        }
    }

    private static void Other(RecordWriter writer, QueryResult result, Shape shape, Column column, RecordId id, Row row, RowSet? rows, int index)
    {
        writer.Json.Name(column.Key);
        switch (column)
        {
            case ComputedColumn computed: GroupValue.Write(writer.Json, result.ValueOf(computed, row, id), computed.TypeName, zulu: false); break;
            case TypeNameColumn: writer.Json.String(shape.Type.Name); break;
            case ParentColumn parent: Parent(writer, result, parent, row); break;
            case ChildColumn child: Children(writer, result, rows?.ChildrenOf(index, child)); break;
            default: writer.Json.Null(); break;
        }
    }

    private static void Parent(RecordWriter writer, QueryResult result, ParentColumn parent, Row row)
    {
        var id = row.Reference(parent.Reference.Ordinal);
        if (!row.Has(parent.Reference.Ordinal) || parent.ShapeOf(id) is not { } shape || result.Parent(shape.Type, id) is not { Exists: true } parentRow)
            writer.Json.Null();
        else Record(writer, result, shape, shape.Type.IdOf(id.Number, parentRow), parentRow, null, 0);
    }

    // A sub-query without rows is null, not an empty list (REST API Developer Guide).
    private static void Children(RecordWriter writer, QueryResult result, RowSet? rows)
    {
        if (rows is null)
        {
            writer.Json.Null();
            return;
        }
        writer.Json.BeginObject().Name("totalSize"u8).Number(rows.TotalSize).Name("done"u8).Boolean(rows.NextLocator is null);
        writer.NextRecordsUrl(rows.NextLocator);
        writer.Json.Name("records"u8).BeginArray();
        Write(writer, result, rows);
        writer.Json.EndArray().EndObject();
    }

    public static void Groups(JsonOut json, Shape shape, IReadOnlyList<Value[]> groups, bool zulu)
    {
        foreach (var group in groups)
        {
            json.BeginObject().Name("attributes"u8).BeginObject().Name("type"u8).String("AggregateResult").EndObject();
            foreach (var column in shape.Columns.OfType<AggregateColumn>())
            {
                json.Name(column.Key);
                GroupValue.Write(json, group[column.Index], column.TypeName, zulu);
            }
            json.EndObject();
        }
    }
}
