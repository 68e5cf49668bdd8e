using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Cursors;
using FakeForce.Engine.State;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest;

/// <summary>A page of a query's answer: walks the shape over the rows (SOQL and SOSL Reference).</summary>
internal static class QueryJson
{
    public static void Write(ApiCall call, QueryPage page)
    {
        call.XmlRoot = "QueryResult";
        var json = call.Json.BeginObject();
        if (call.IsTooling) json.Name("size"u8).Number(page.Result.Groups?.Count ?? page.Batch.Rows.Count);
        json.Name("totalSize"u8).Number(page.Result.TotalSize).Name("done"u8).Boolean(page.Done);
        // Tooling API, "query": a queryLocator beside the nextRecordsUrl, and the object.
        if (call.IsTooling) (page.NextLocator is { } locator ? json.Name("queryLocator"u8).String(locator) : json.Name("queryLocator"u8).Null()).Name("entityTypeName"u8).String(page.Result.Shape.Type.Name);
        call.Writer.NextRecordsUrl(page.NextLocator);
        json.Name("records"u8).BeginArray();
        if (page.Result.Groups is { } groups) Groups(json, page.Result.Shape, groups, call.WantsXml);
        else Records(call.Writer, page.Result, page.Batch.Rows);
        json.EndArray().EndObject();
    }

    private static void Records(RecordWriter writer, QueryResult result, RowSet rows)
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
        if (!row.Has(parent.Reference.Ordinal) || parent.ShapeOf(id) is not { } shape || result.State.Find(shape.Type, id) is not { Exists: true } parentRow)
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
        Records(writer, result, rows);
        writer.Json.EndArray().EndObject();
    }

    private static void Groups(JsonOut json, Shape shape, IReadOnlyList<Value[]> groups, bool zulu)
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
