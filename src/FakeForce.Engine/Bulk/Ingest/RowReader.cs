using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>
/// From rows of CSV to records, with all values read that need no other rows. Empty values are left out, and #N/A is null
/// (guide, "Prepare CSV Files"). For one thread at a time.
/// </summary>
internal sealed class RowReader(IReadOnlyList<Column> columns, int keyColumn)
{
    private readonly ValueMemo[] memos = [.. columns.Select(_ => new ValueMemo())];

    public RowReader(IngestPlan plan) : this(plan.Columns, plan.KeyColumn)
    {
    }

    private static ReadOnlySpan<byte> Null => "#N/A"u8;

    /// <summary>The row as a record, read into one that is no longer needed.</summary>
    public IngestRow Read(CsvRows rows, RecordInput into)
    {
        into.Fields.Clear();
        into.Read!.Clear();
        if (ProblemOf(rows) is { } problem) return new IngestRow(into, null, problem);
        string? key = null;
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = rows.Cells[i];
            if (cell.Length == 0) continue;
            var isNull = rows.Bytes(cell).SequenceEqual(Null);
            if (i == keyColumn) key = isNull ? null : rows.Text(cell);
            else if (columns[i] is not FieldColumn { Field: var field }) columns[i].Set(into, isNull ? null : rows.Text(cell));
            else if (isNull) into.Read.Add(field, field.Type.Coerce(default, field));
            else Add(into.Read, field, rows, cell, memos[i]);
        }
        return new IngestRow(into, key);
    }

    /// <summary>The row with all values as they were written, of which some may yet stand for a file.</summary>
    public IngestRow ReadTexts(CsvRows rows)
    {
        var input = new RecordInput();
        if (ProblemOf(rows) is { } problem) return new IngestRow(input, null, problem);
        string? key = null;
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = rows.Cells[i];
            if (cell.Length == 0) continue;
            var value = rows.Bytes(cell).SequenceEqual(Null) ? null : rows.Text(cell);
            if (i == keyColumn) key = value;
            else columns[i].Set(input, value);
        }
        return new IngestRow(input, key);
    }

    private static void Add(ReadRecord record, Field field, CsvRows rows, CsvCell cell, ValueMemo memo)
    {
        var bytes = rows.Bytes(cell);
        // References of files are few, and their errors repeat what was written.
        if (field.Type.Storage == StorageKind.Reference || cell.Kind == CsvCellKind.Escaped)
        {
            var text = rows.Text(cell);
            record.Add(field, field.Type.Coerce(InputValue.Of(text), field), text);
            return;
        }
        if (!memo.TryFind(bytes, out var coerced)) memo.Keep(bytes, coerced = field.Type.CoerceUtf8(bytes, field));
        record.Add(field, coerced);
    }

    // That such a row fails and the job goes on is the guide's word; what its error says is not known, so the codes are ours.
    private SaveError? ProblemOf(CsvRows rows)
    {
        if (rows.Problem is { } problem) return new SaveError("INVALID_FIELD", $"Failed to parse CSV. {problem}");
        if (rows.Cells.Length != columns.Count)
            return new SaveError("INVALID_FIELD", $"The row has {rows.Cells.Length} values and the header {columns.Count}");
        foreach (var cell in rows.Cells)
            if (cell.Length > CsvLimits.FieldCharacters && rows.Text(cell).Length > CsvLimits.FieldCharacters)
                return new SaveError("STRING_TOO_LONG", $"A value has more than {CsvLimits.FieldCharacters} characters");
        return null;
    }
}
