using FakeForce.Engine;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>The records of a query as XML or JSON, block by block: walks the shape over the rows, parents inside.</summary>
internal sealed class QueryRecords(QueryResult result, RecordForm form)
{
    private const int RowsAtOnce = 500;

    public IEnumerable<ReadOnlyMemory<byte>> Blocks()
    {
        yield return form.Begin();
        for (var first = 0; first < result.TotalSize; first += RowsAtOnce)
        {
            var rows = result.Batch(first, Math.Min(RowsAtOnce, result.TotalSize - first), (_, _) => "").Rows;
            for (var i = 0; i < rows.Count; i++) Record(null, rows.Shape, rows.IdAt(i), rows.RowAt(i));
            yield return form.Take();
        }
        yield return form.End();
    }

    private void Record(string? name, Shape shape, RecordId id, Row row)
    {
        form.BeginRecord(name, shape, id);
        foreach (var column in shape.Columns)
        {
            if (column is ParentColumn parent) Parent(parent, row);
            else if (QueryValue.Of(result, shape, column, id, row) is { } value) form.Value(column.Key, value);
            else form.Null(column.Key);
        }
        form.EndRecord(name);
    }

    private void Parent(ParentColumn parent, Row row)
    {
        var id = row.Reference(parent.Reference.Ordinal);
        if (!row.Has(parent.Reference.Ordinal) || parent.ShapeOf(id) is not { } shape || result.Parent(shape.Type, id) is not { Exists: true } parentRow) form.Null(parent.Key);
        else Record(parent.Key, shape, id, parentRow);
    }
}
