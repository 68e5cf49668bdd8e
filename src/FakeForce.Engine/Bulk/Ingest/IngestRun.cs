using FakeForce.Engine.Bulk.Csv;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>
/// Takes an ingest job further: 1. starts it, 2. reads the header, 3. writes chunk after chunk, each in a transaction of its
/// own, so that other calls come in between, 4. ends it. While some chunks are written the next are read.
/// </summary>
internal sealed class IngestRun(Org org, RecordId id, Func<bool> isStopped)
{
    /// <summary>Salesforce takes a job's rows in batches of this size (guide, "How Requests Are Processed").</summary>
    public const int BatchRows = 10_000;

    /// <summary>Chunks that are read and not yet written.</summary>
    private const int MostAhead = 32;

    private long lastMark = org.Clock.GetTimestamp();

    /// <summary>
    /// Up to, and with, the chunks that end within the first <paramref name="until"/> rows. With <paramref name="endsApart"/>
    /// a job is ended only by a run that finds no rows left.
    /// </summary>
    public async Task RunAsync(long until, bool endsApart)
    {
        if (await JobSteps.StartAsync(org, id).ConfigureAwait(false) is not { } job) return;
        try
        {
            JobFailure.Strike(org, job);
            await RowsAsync(job, until, endsApart).ConfigureAwait(false);
        }
        catch (JobFailure failure)
        {
            await JobSteps.FailAsync(org, id, failure.Message).ConfigureAwait(false);
        }
        catch (CsvException broken)
        {
            await JobSteps.FailAsync(org, id, JobFailure.Unparsed(broken.Message).Message).ConfigureAwait(false);
        }
    }

    private async Task RowsAsync(BulkJob job, long until, bool endsApart)
    {
        var (plan, rows) = Begin(job);
        var before = job.RecordsProcessed;
        if (await ChunksAsync(plan, rows, job, until).ConfigureAwait(false) is not { } after) return;
        var isAtEnd = after.RecordsProcessed + Chunk.Size <= until || rows.Position >= job.UploadLength;
        if (isAtEnd && after.RecordsProcessed == 0) throw JobFailure.NoRecords();
        if (isAtEnd && !(endsApart && after.RecordsProcessed > before)) await JobSteps.CompleteAsync(org, id).ConfigureAwait(false);
    }

    // The job behind the last chunk, or null if it went no further. What was read before the data broke off is written first.
    private async Task<BulkJob?> ChunksAsync(IngestPlan plan, CsvRows rows, BulkJob job, long until)
    {
        var (reader, ahead, free) = (new RowReader(plan), new Queue<(ValueTask<BulkJob?> Written, ChunkRecords Records)>(), new Stack<ChunkRecords>());
        BulkJob? after = job;
        try
        {
            for (var (processed, start) = (job.RecordsProcessed, job.Position); after is not null && processed <= until - Chunk.Size && !isStopped();)
            {
                var records = free.TryPop(out var used) ? used : new ChunkRecords(plan);
                if (Chunk.Read(plan, reader, rows, start, records) is not { } chunk) break;
                BulkQuota.BookChunk(org.Limits, processed, chunk.Rows.Count);
                (processed, start) = (processed + chunk.Rows.Count, chunk.End);
                ahead.Enqueue((org.LoadAsync(t => ChunkRun.Apply(t, plan, chunk, Spent)), records));
                if (ahead.Count == MostAhead) after = await OldestAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            while (ahead.Count > 0) after = await OldestAsync().ConfigureAwait(false);
        }
        return isStopped() ? null : after;

        async ValueTask<BulkJob?> OldestAsync()
        {
            var (written, records) = ahead.Dequeue();
            free.Push(records);
            return await written.ConfigureAwait(false) is { } job && after is not null ? job : null;
        }
    }

    private (IngestPlan Plan, CsvRows Rows) Begin(BulkJob job)
    {
        if (!job.HasData) throw JobFailure.NoRecords();
        var data = JobDocuments.DataOf(org.State, job);
        if (job.Position == 0 && !LineEndings.AreAs(data, job.Dialect.LineEnding)) throw JobFailure.WrongLineEnding(job.Dialect);
        var rows = new CsvRows(data, job.Dialect);
        var plan = IngestPlan.Read(job, org.CatalogOf(job.CreatedById), rows);
        return (plan, job.Position == 0 ? rows : new CsvRows(data, job.Dialect, job.Position));
    }

    private TimeSpan Spent()
    {
        var before = lastMark;
        lastMark = org.Clock.GetTimestamp();
        return org.Clock.GetElapsedTime(before, lastMark);
    }
}
