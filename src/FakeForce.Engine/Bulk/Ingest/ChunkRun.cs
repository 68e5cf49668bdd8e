using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>Writes a chunk, its results and the job's new position in one transaction, so that no restart does a row twice or leaves one out.</summary>
internal static class ChunkRun
{
    /// <summary>The job afterwards, or null if it goes no further: failed, or not where the chunk begins since it was aborted, deleted or moved on by another.</summary>
    public static BulkJob? Apply(Transaction transaction, IngestPlan plan, Chunk chunk, Func<TimeSpan> spent)
    {
        var job = JobDocuments.Find(transaction, plan.Job.Id);
        if (job is not { State: JobState.InProgress } || job.Position != chunk.Start) return null;
        chunk = RowLocks.Meet(job, chunk);
        var results = Results(transaction, plan, chunk);
        job = job with
        {
            Position = chunk.End,
            Chunks = job.Chunks + 1,
            RecordsProcessed = job.RecordsProcessed + results.Count,
            RecordsFailed = job.RecordsFailed + results.Count(r => !r.Success),
            ProcessingTime = job.ProcessingTime + spent(),
            SystemModstamp = transaction.Now,
        };
        job = RowLocks.Count(job, chunk);
        JobDocuments.SaveResult(transaction, job.Id, job.Chunks - 1, RowOutcomes.Pack(results, chunk.Rows));
        JobDocuments.Save(transaction, job);
        return job.State == JobState.InProgress ? job : null;
    }

    /// <summary>Each row by itself: one that fails leaves nothing behind.</summary>
    internal static List<SaveResult> Results(Transaction transaction, IngestPlan plan, Chunk chunk)
    {
        var results = new List<SaveResult>(chunk.Rows.Count);
        foreach (var row in chunk.Rows)
        {
            var before = transaction.Save();
            var result = RowOperations.Run(transaction, plan, row);
            if (!result.Success) transaction.Rollback(before);
            results.Add(result);
        }
        return results;
    }
}
