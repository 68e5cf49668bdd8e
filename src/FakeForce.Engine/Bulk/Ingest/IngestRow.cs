using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>One row as a record: <paramref name="Key"/> is its id or external id as written, or null for none.</summary>
internal sealed record IngestRow(RecordInput Input, string? Key, SaveError? Problem = null)
{
    private static ReadOnlySpan<byte> Null => "#N/A"u8;

    /// <summary>Empty values are left out, and #N/A is null (guide, "Prepare CSV Files").</summary>
    public static IngestRow Of(IngestPlan plan, CsvRows rows)
    {
        if (ProblemOf(plan, rows) is { } problem) return new IngestRow(new RecordInput(), null, problem);
        var input = new RecordInput();
        string? key = null;
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            var cell = rows.Cells[i];
            if (cell.Length == 0) continue;
            var value = rows.Bytes(cell).SequenceEqual(Null) ? null : rows.Text(cell);
            if (i == plan.KeyColumn) key = value;
            else plan.Columns[i].Set(input, value);
        }
        return new IngestRow(input, key);
    }

    // That such a row fails and the job goes on is the guide's word; what its error says is not known, so the codes are ours.
    private static SaveError? ProblemOf(IngestPlan plan, CsvRows rows)
    {
        if (rows.Problem is { } problem) return new SaveError("INVALID_FIELD", $"Failed to parse CSV. {problem}");
        if (rows.Cells.Length != plan.Columns.Count)
            return new SaveError("INVALID_FIELD", $"The row has {rows.Cells.Length} values and the header {plan.Columns.Count}");
        foreach (var cell in rows.Cells)
            if (cell.Length > CsvLimits.FieldCharacters && rows.Text(cell).Length > CsvLimits.FieldCharacters)
                return new SaveError("STRING_TOO_LONG", $"A value has more than {CsvLimits.FieldCharacters} characters");
        return null;
    }
}
