using FakeForce.Engine.Bulk.Csv;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// Takes a batch of rows further: 1. starts it, 2. reads it, 3. writes chunk after chunk, each in a transaction with its
/// results and the number of rows done, 4. ends it.
/// </summary>
internal sealed class BatchRun(Org org, RecordId id, Func<bool> isStopped)
{
    private long lastMark = org.Clock.GetTimestamp();

    /// <summary>Up to, and with, the chunks that end within the first <paramref name="until"/> rows.</summary>
    public async Task RunAsync(long until)
    {
        if (await BatchSteps.StartAsync(org, id).ConfigureAwait(false) is not { } batch || ClassicDocuments.Job(org.State, batch.JobId) is not { } job) return;
        try
        {
            JobFailure.Strike(org, job, batch);
            await RowsAsync(BatchRows.Read(org, job, batch), batch, until).ConfigureAwait(false);
        }
        catch (JobFailure failure)
        {
            await BatchSteps.FailAsync(org, id, failure.Message).ConfigureAwait(false);
        }
        catch (CsvException broken)
        {
            await BatchSteps.FailAsync(org, id, JobFailure.Unparsed(broken.Message).Message).ConfigureAwait(false);
        }
        catch (SalesforceException refused)
        {
            await BatchSteps.FailAsync(org, id, $"{refused.Code} : {refused.Message}").ConfigureAwait(false);
        }
    }

    private async Task RowsAsync(BatchRows read, ClassicBatch batch, long until)
    {
        while (batch.RecordsProcessed < read.Rows.Count)
        {
            var start = (int)batch.RecordsProcessed;
            var count = Math.Min(Chunk.Size, read.Rows.Count - start);
            if (start + count > until || isStopped()) return;
            BulkQuota.BookRows(org.Limits, count);
            var chunk = Chunk.Of(read.Plan, read.Rows.GetRange(start, count));
            var after = await org.LoadAsync(transaction => Apply(transaction, read.Plan, chunk, start)).ConfigureAwait(false);
            if (after is null) return;
            batch = after;
        }
        await BatchSteps.CompleteAsync(org, id).ConfigureAwait(false);
    }

    // Null if the batch is no longer where the chunk begins: taken away, failed by hand, or moved on by another.
    private ClassicBatch? Apply(Transaction transaction, IngestPlan plan, Chunk chunk, int start)
    {
        if (ClassicDocuments.Batch(transaction, id) is not { State: BatchState.InProgress } batch || batch.RecordsProcessed != start) return null;
        var results = ChunkRun.Results(transaction, plan, chunk);
        ClassicDocuments.SaveResult(transaction, id, batch.Chunks, BatchOutcomes.Pack(results));
        batch = batch with
        {
            Chunks = batch.Chunks + 1,
            RecordsProcessed = batch.RecordsProcessed + results.Count,
            RecordsFailed = batch.RecordsFailed + results.Count(r => !r.Success),
            ProcessingTime = batch.ProcessingTime + Spent(),
            SystemModstamp = transaction.Now,
        };
        ClassicDocuments.Save(transaction, batch);
        return batch;
    }

    private TimeSpan Spent()
    {
        var before = lastMark;
        lastMark = org.Clock.GetTimestamp();
        return org.Clock.GetElapsedTime(before, lastMark);
    }
}
