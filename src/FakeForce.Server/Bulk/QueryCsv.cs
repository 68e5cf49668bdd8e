using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Bulk.Query;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.State;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk;

/// <summary>
/// The rows of a query as CSV, from the bytes of the rows and block by block. Every value is in quotes, and null is "". Columns
/// are called by their paths, in the order of the SELECT from 50.0 on and by the alphabet before (guide, "Get Results for a
/// Query Job").
/// </summary>
internal sealed class QueryCsv
{
    private const int RowsAtOnce = 500;
    private const int FirstVersionInOrder = 50;

    private readonly QueryResult result;
    private readonly CsvWriter writer;
    private readonly QueryCsvValue values;
    private readonly CsvPath[] paths;

    public QueryCsv(QueryResult result, BulkJob job)
    {
        this.result = result;
        writer = new CsvWriter(job.Dialect);
        values = new QueryCsvValue(writer, result);
        var order = SelectOrder.Of(job.Query!);
        var found = PathsOf(result.Shape, "", []);
        paths = [.. job.ApiVersion < FirstVersionInOrder ? found.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase) : found.OrderBy(p => order.PlaceOf(p.Name))];
    }

    public IEnumerable<ReadOnlyMemory<byte>> Blocks(int first, int count)
    {
        foreach (var path in paths) writer.Value(path.Name);
        writer.EndRow();
        for (var done = 0; done < count; done += RowsAtOnce)
        {
            Rows(first + done, Math.Min(RowsAtOnce, count - done));
            if (!writer.IsFull) continue;
            yield return writer.Written;
            writer.Clear();
        }
        yield return writer.Written;
    }

    private void Rows(int first, int count)
    {
        var rows = result.Batch(first, count, (_, _) => "").Rows;
        for (var i = 0; i < rows.Count; i++)
        {
            var (id, row) = (rows.IdAt(i), rows.RowAt(i));
            foreach (var path in paths)
                if (path.Own is { } field) values.Write(field, id, row);
                else Value(path, id, row);
            writer.EndRow();
        }
    }

    // From parent to parent along the path; a parent that is not there makes the value null.
    private void Value(CsvPath path, RecordId id, Row row)
    {
        var shape = result.Shape;
        for (var step = 0; ; step++)
        {
            var column = shape.Columns[path.Steps[step]];
            if (column is not ParentColumn parent)
            {
                values.Write(shape.Type, column, id, row);
                return;
            }
            id = row.Reference(parent.Reference.Ordinal);
            if (!row.Has(parent.Reference.Ordinal) || parent.ShapeOf(id) is not { } next || result.Parent(next.Type, id) is not { Exists: true } parentRow) break;
            (shape, row) = (next, parentRow);
        }
        writer.Escaped(default);
    }

    private static IEnumerable<CsvPath> PathsOf(Shape shape, string before, int[] steps)
    {
        for (var i = 0; i < shape.Columns.Count; i++)
        {
            var column = shape.Columns[i];
            int[] path = [.. steps, i];
            if (column is not ParentColumn parent) yield return new CsvPath(before + column.Key, path) { Own = steps.Length == 0 && column is FieldColumn own ? FieldFormat.Of(own.Field) : null };
            else
                foreach (var below in PathsOf(parent.Shapes[0], before + column.Key + ".", path)) yield return below;
        }
    }

    /// <summary>A column's name, and the places of the columns that lead to it.</summary>
    private sealed record CsvPath(string Name, int[] Steps)
    {
        /// <summary>Set where it is a field of the row itself, as nearly all are.</summary>
        public FieldFormat? Own { get; init; }
    }
}
