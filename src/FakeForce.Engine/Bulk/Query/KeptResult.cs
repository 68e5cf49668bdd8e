using FakeForce.Engine.Journal;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Derived;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Query;

/// <summary>
/// A query's result in a form that outlives the process: the rows that it shows, parents too, as they were, and their order.
/// Rows may change between the query and the reading, and a journal knows the present only, so nothing less is enough. The
/// form is the journal's own, which finds fields by name when their places have moved.
/// </summary>
internal sealed class KeptResult
{
    /// <summary>Longer results are not kept: what is kept lies in memory beside the rows.</summary>
    private const int MostBytes = 64 << 20;

    /// <summary>Of all jobs together; the oldest give way.</summary>
    public const long MostBytesInAll = 256 << 20;

    private const int PieceBytes = 1 << 20;
    private const string OrderKey = "order";

    private readonly QueryResult result;
    private readonly PackWriter writer = new();
    private readonly List<byte[]> pieces = [];
    private readonly HashSet<RecordId> written = [];

    private KeptResult(QueryResult result) => this.result = result;

    /// <summary>In pieces; none for a result that is too long, or has values that take more than its rows to be found again.</summary>
    public static IReadOnlyList<byte[]> Of(QueryResult result, int mostBytes = MostBytes) =>
        IsRowsOnly(result.Shape) && new KeptResult(result) is var kept && kept.Fill(mostBytes) ? kept.pieces : [];

    public static QueryResult Read(Org org, BulkJob job, IEnumerable<byte[]> pieces)
    {
        var loader = new StateLoader(org.Catalog);
        var reader = new PackReader(loader);
        foreach (var (id, piece) in pieces.Index()) reader.Read(piece, id);
        var state = loader.Finish();
        var order = state.Documents[OrderKey];
        var numbers = new int[order.Length / sizeof(int)];
        Buffer.BlockCopy(order, 0, numbers, 0, order.Length);
        return Queries.Found(state, org.Queries.Bind(state, job.Query, QueryRun.ContextOf(org, job)), QueryRun.ContextOf(org, job), numbers);
    }

    // A function may look at the user, at currencies, or along a path of its own. Labels of own fields are in the schema.
    // Derived rows are in no table.
    private static bool IsRowsOnly(Shape shape) => !DerivedObjects.TryFind(shape.Type.Name, out _) && shape.Columns.All(column => column switch
    {
        ComputedColumn computed => computed.Function is LabelOf { Path.IsDirect: true },
        ParentColumn parent => parent.Shapes.All(IsRowsOnly),
        _ => true,
    });

    private bool Fill(int mostBytes)
    {
        writer.Begin(0);
        foreach (var id in result.Ids)
        {
            Write(result.Shape, id, result.Parent(result.Shape.Type, id));
            if (writer.Length >= PieceBytes) EndPiece();
            if ((long)pieces.Count * PieceBytes + writer.Length > mostBytes) return false;
        }
        writer.Document(OrderKey, Order());
        EndPiece();
        return true;
    }

    private void Write(Shape shape, RecordId id, Row row)
    {
        if (written.Add(id)) writer.Row(shape.Type, (int)id.Number, row.Bytes);
        foreach (var column in shape.Columns)
        {
            if (column is not ParentColumn parent || !row.Has(parent.Reference.Ordinal)) continue;
            var above = row.Reference(parent.Reference.Ordinal);
            if (parent.ShapeOf(above) is { } next && result.Parent(next.Type, above) is { Exists: true } found) Write(next, above, found);
        }
    }

    private byte[] Order()
    {
        var order = new byte[result.RowCount * sizeof(int)];
        Buffer.BlockCopy(result.Ids.Select(id => (int)id.Number).ToArray(), 0, order, 0, order.Length);
        return order;
    }

    private void EndPiece()
    {
        pieces.Add(writer.End().ToArray());
        writer.Begin(pieces.Count);
    }
}
