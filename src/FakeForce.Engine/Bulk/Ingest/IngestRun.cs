using FakeForce.Engine.Bulk.Csv;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>
/// Takes an ingest job further: 1. starts it, 2. reads the header, 3. writes chunk after chunk, each in a transaction of its
/// own, so that other calls come in between, 4. ends it. While one chunk is written the next is read.
/// </summary>
internal sealed class IngestRun(Org org, RecordId id, Func<bool> isStopped)
{
    /// <summary>Salesforce takes a job's rows in batches of this size (guide, "How Requests Are Processed").</summary>
    public const int BatchRows = 10_000;

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
        var wrote = false;
        for (var next = Read(plan, rows, job.Position, job.RecordsProcessed, until); await next.ConfigureAwait(false) is { } chunk;)
        {
            BulkQuota.BookChunk(org.Limits, job.RecordsProcessed, chunk.Rows.Count);
            next = Read(plan, rows, chunk.End, job.RecordsProcessed + chunk.Rows.Count, until);
            var after = isStopped() ? null : await org.WriteAsync(t => ChunkRun.Apply(t, plan, chunk, Spent)).ConfigureAwait(false);
            if (after is null) return;
            job = after;
            wrote = true;
        }
        var isAtEnd = job.RecordsProcessed + Chunk.Size <= until || rows.Position >= job.UploadLength;
        if (isAtEnd && job.RecordsProcessed == 0) throw JobFailure.NoRecords();
        if (isAtEnd && !(endsApart && wrote)) await JobSteps.CompleteAsync(org, id).ConfigureAwait(false);
    }

    private (IngestPlan Plan, CsvRows Rows) Begin(BulkJob job)
    {
        if (!job.HasData) throw JobFailure.NoRecords();
        var data = JobDocuments.DataOf(org.State, job);
        if (job.Position == 0 && !LineEndings.AreAs(data, job.Dialect.LineEnding)) throw JobFailure.WrongLineEnding(job.Dialect);
        var rows = new CsvRows(data, job.Dialect);
        var plan = IngestPlan.Read(job, org.Catalog, rows);
        return (plan, job.Position == 0 ? rows : new CsvRows(data, job.Dialect, job.Position));
    }

    private static Task<Chunk?> Read(IngestPlan plan, CsvRows rows, long start, long processed, long until) =>
        processed > until - Chunk.Size ? Task.FromResult<Chunk?>(null) : Task.Run(() => Chunk.Read(plan, rows, start));

    private TimeSpan Spent()
    {
        var before = lastMark;
        lastMark = org.Clock.GetTimestamp();
        return org.Clock.GetElapsedTime(before, lastMark);
    }
}
