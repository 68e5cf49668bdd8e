using FakeForce.Engine.Records;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>
/// Rows whose record another transaction holds. Writes follow each other here, so none meets another by itself: a tester
/// says how many rows shall. Such a row fails. With more than 100 of them in a batch the rest of the batch goes back to the
/// queue, without the rows that have failed ("General Guidelines for Data Loads"); a job that was retried more than 20
/// times fails (Bulk API and Bulk API 2.0 Limits and Allocations).
/// </summary>
internal static class RowLocks
{
    private const int MostInBatch = 100;
    private const int MostRetries = 20;

    /// <summary>The chunk with its first rows locked, as many as the job still wants.</summary>
    public static Chunk Meet(BulkJob job, Chunk chunk) =>
        job.RowsToLock == 0 ? chunk : chunk with { Rows = [.. chunk.Rows.Select((row, i) => i < job.RowsToLock ? row with { Problem = Locked(row) } : row)] };

    /// <summary>The job behind such a chunk, its rows counted already: in a further attempt, or failed after too many.</summary>
    public static BulkJob Count(BulkJob job, Chunk chunk)
    {
        if (job.RowsToLock == 0 && job.LockedInBatch == 0) return job;
        var met = Math.Min(job.RowsToLock, chunk.Rows.Count);
        var locked = job.LockedInBatch + met;
        job = job with { RowsToLock = job.RowsToLock - met, LockedInBatch = job.RecordsProcessed % IngestRun.BatchRows == 0 ? 0 : locked };
        return locked > MostInBatch ? Again(job, locked) : job;
    }

    // Observed: "Too many lock failure 200 Trying again later."
    private static BulkJob Again(BulkJob job, int locked) => job.Retries < MostRetries
        ? job with { Retries = job.Retries + 1, LockedInBatch = 0 }
        : job with { State = JobState.Failed, ErrorMessage = $"TooManyLockFailure : Too many lock failure {locked} Trying again later." };

    private static SaveError Locked(IngestRow row) => new("UNABLE_TO_LOCK_ROW",
        "unable to obtain exclusive access to this record" + (RecordId.TryParse(row.Key, out var id) ? $" or 1 records: {id}" : ""));
}
