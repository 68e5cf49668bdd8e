using FakeForce.Engine;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Benchmarks.Soql;

/// <summary>Reads an answer of the engine value by value, ids in their 18 characters; a row with children becomes a row for each child, as a join gives it.</summary>
internal static class Answer
{
    public static void Read(QueryResult result, Sink sink)
    {
        if (result.IsCount) One(sink, result.TotalSize);
        else if (result.Groups is { } groups) Groups(groups, sink);
        else Rows(result.AllRows(), sink);
    }

    private static void One(Sink sink, int count)
    {
        sink.Whole(count);
        sink.EndRow();
    }

    private static void Groups(IReadOnlyList<Value[]> groups, Sink sink)
    {
        foreach (var group in groups)
        {
            foreach (var value in group) Value(value, sink);
            sink.EndRow();
        }
    }

    private static void Rows(RowSet rows, Sink sink)
    {
        var child = rows.Shape.Columns.OfType<ChildColumn>().FirstOrDefault();
        var fields = rows.Shape.Columns.OfType<FieldColumn>().Select(c => c.Field).ToArray();
        for (var i = 0; i < rows.Count; i++)
        {
            if (child is not null) WithChildren(rows, i, fields, child, sink);
            else
            {
                Row(rows, i, fields, sink);
                sink.EndRow();
            }
        }
    }

    private static void WithChildren(RowSet rows, int index, Field[] fields, ChildColumn child, Sink sink)
    {
        var below = child.Shape.Columns.OfType<FieldColumn>().Select(c => c.Field).ToArray();
        var children = rows.ChildrenOf(index, child);
        for (var i = 0; i < Math.Max(1, children?.Count ?? 0); i++)
        {
            Row(rows, index, fields, sink);
            if (children is null) Array.ForEach(below, _ => sink.Null());
            else Row(children, i, below, sink);
            sink.EndRow();
        }
    }

    private static void Row(RowSet rows, int index, Field[] fields, Sink sink)
    {
        var row = rows.RowAt(index);
        foreach (var field in fields)
        {
            if (field.Type.Name == "id") Id(rows.IdAt(index), sink);
            else if (!row.Has(field.Ordinal)) sink.Null();
            else if (field.Type.Storage == StorageKind.Text) sink.Text(row.Text(field.Ordinal));
            else if (field.Type.Storage == StorageKind.Double) sink.Number(row.Double(field.Ordinal));
            else sink.Whole(row.Integer(field.Ordinal));
        }
    }

    private static void Id(RecordId id, Sink sink)
    {
        Span<byte> text = stackalloc byte[18];
        id.Format(text);
        sink.Text(text);
    }

    private static void Value(in Value value, Sink sink)
    {
        if (value.IsNull) sink.Null();
        else if (value.Kind == StorageKind.Text) sink.Text(value.Bytes);
        else if (value.Kind == StorageKind.Double) sink.Number(value.AsDouble);
        else sink.Whole(value.Bits);
    }
}
