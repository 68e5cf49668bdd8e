using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>
/// The three files of a job that has ended, in blocks: what was sent, read again beside what became of each row. The
/// first two columns are sf__Id with sf__Created or sf__Error; of the header only they are in quotes (observed).
/// </summary>
internal static class IngestResults
{
    public static IEnumerable<ReadOnlyMemory<byte>> Rows(OrgState state, BulkJob job, bool failed)
    {
        var writer = new CsvWriter(job.Dialect);
        var rows = new CsvRows(JobDocuments.DataOf(state, job), job.Dialect);
        Header(writer, rows, failed);
        for (var chunk = 0; chunk < job.Chunks; chunk++)
        {
            Chunk(writer, rows, JobDocuments.ResultOf(state, job.Id, chunk), failed);
            if (!writer.IsFull) continue;
            yield return writer.Written;
            writer.Clear();
        }
        yield return writer.Written;
    }

    /// <summary>As they were sent, with the header: what an abort or a failure left undone.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Unprocessed(OrgState state, BulkJob job)
    {
        var data = JobDocuments.DataOf(state, job);
        var header = HeaderLength(data, job.Dialect);
        var buffer = new byte[CsvData.PieceBytes];
        if (header > 0) yield return data.Read(0, buffer)[..(int)Math.Min(header, data.LengthOf(0))];
        if (job.State == JobState.JobComplete) yield break;
        var from = Math.Max(header, job.Position);
        for (var i = (int)(from / CsvData.PieceBytes); i < data.Pieces; i++)
        {
            yield return data.Read(i, buffer)[(int)(from % CsvData.PieceBytes)..];
            from = 0;
        }
    }

    private static void Header(CsvWriter writer, CsvRows rows, bool failed)
    {
        writer.Escaped("sf__Id"u8);
        writer.Escaped(failed ? "sf__Error"u8 : "sf__Created"u8);
        if (TryNext(rows))
            foreach (var cell in rows.Cells) writer.Bare(rows.Bytes(cell));
        writer.EndRow();
    }

    private static void Chunk(CsvWriter writer, CsvRows rows, ReadOnlySpan<byte> packed, bool failed)
    {
        for (var at = 0; at < packed.Length && rows.Next();)
        {
            var outcome = RowOutcomes.Read(packed, ref at);
            if (outcome.Kind == RowOutcomeKind.Failed != failed) continue;
            if (outcome.Id.IsEmpty) writer.Escaped(default);
            else writer.Value(outcome.Id);
            if (failed) writer.Value(outcome.Error);
            else writer.Escaped(outcome.Kind == RowOutcomeKind.Created ? "true"u8 : "false"u8);
            foreach (var cell in rows.Cells) writer.Cell(rows.Bytes(cell), cell.Kind);
            writer.EndRow();
        }
    }

    private static long HeaderLength(CsvData data, CsvDialect dialect)
    {
        var rows = new CsvRows(data, dialect);
        return TryNext(rows) ? rows.Position : 0;
    }

    // Data whose header cannot be read have none in the results.
    private static bool TryNext(CsvRows rows)
    {
        try
        {
            return rows.Next();
        }
        catch (CsvException)
        {
            return false;
        }
    }
}
