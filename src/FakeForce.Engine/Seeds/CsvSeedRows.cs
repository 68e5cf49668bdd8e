using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>Rows of CSV, read as jobs of Bulk API 2.0 read theirs.</summary>
internal sealed class CsvSeedRows : SeedRows
{
    private readonly CsvRows rows;
    private readonly RowReader reader;
    private readonly IReadOnlyList<Column> columns;
    private readonly SeedRow row;
    private readonly SeedProblems problems;

    public CsvSeedRows(SeedText text, SObjectType type, Catalog catalog, bool keepsAll, SeedProblems problems) : base(text, type)
    {
        this.problems = problems;
        rows = new CsvRows(DataOf(text.Bytes), default);
        var header = new SeedHeader(text, catalog, type, keepsAll, problems);
        columns = header.Read(rows);
        row = new SeedRow(type, keepsAll, columns.All(column => ReferenceEquals(column.Target, type.Id) || column.Target.Is(FieldFlags.Createable) || SeedRow.Keeps(column.Target, keepsAll)));
        header.Fill(row);
        reader = new RowReader(columns, keyColumn: -1);
    }

    public override IEnumerable<Field> References => columns.Select(column => column.Target).Where(target => target.Type.Storage == StorageKind.Reference);

    public override SeedRow? Next()
    {
        // A header that is wrong says nothing of the rows.
        if (columns.Count == 0) return null;
        row.Clear();
        try
        {
            if (!rows.Next()) return null;
        }
        catch (CsvException broken)
        {
            problems.Add(Text, rows.Position, broken.Message);
            return null;
        }
        row.Offset = rows.Start;
        row.Problem = reader.Read(rows, row.Input).Problem;
        return row;
    }

    private static CsvData DataOf(ReadOnlyMemory<byte> bytes) => new(bytes.Length, (piece, target) => bytes.Span.Slice(piece * CsvData.PieceBytes, target.Length).CopyTo(target));
}
