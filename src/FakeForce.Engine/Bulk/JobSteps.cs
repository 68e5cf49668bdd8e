using FakeForce.Engine.Bulk.Query;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk;

/// <summary>The moves of jobs, each a transaction. Null where the job is gone, or where the move is no longer possible.</summary>
internal static class JobSteps
{
    /// <summary>The job in progress, whether this or an earlier call has started it.</summary>
    public static ValueTask<BulkJob?> StartAsync(Org org, RecordId id) => org.WriteAsync(transaction =>
        JobDocuments.Find(transaction, id) is { State: JobState.InProgress } running ? running : Move(transaction, id, JobState.InProgress, job => job));

    public static ValueTask<BulkJob?> CompleteAsync(Org org, RecordId id) => org.WriteAsync(transaction => Move(transaction, id, JobState.JobComplete, job => job));

    /// <summary>The job of a query, with how much is kept of what it found.</summary>
    public static ValueTask<BulkJob?> CompleteAsync(Org org, RecordId id, long records, IReadOnlyList<byte[]> kept) => org.WriteAsync(transaction =>
    {
        var done = Move(transaction, id, JobState.JobComplete, job => job with { RecordsProcessed = records, FoundPieces = kept.Count, FoundBytes = kept.Sum(piece => (long)piece.Length) });
        if (kept.Count > 0) JobDocuments.TrimFound(transaction, KeptResult.MostBytesInAll);
        return done;
    });

    public static ValueTask<BulkJob?> FailAsync(Org org, RecordId id, string message) => org.WriteAsync(transaction =>
        Move(transaction, id, JobState.Failed, job => job with { ErrorMessage = message }));

    /// <summary>Changes a job whatever its state; NOT_FOUND if there is none.</summary>
    public static ValueTask<BulkJob> ChangeAsync(Org org, RecordId id, Func<BulkJob, Transaction, BulkJob> change, CancellationToken cancel) => org.WriteAsync(transaction =>
    {
        var job = JobDocuments.Find(transaction, id) ?? throw JobErrors.NotFound();
        job = change(job, transaction);
        JobDocuments.Save(transaction, job);
        return job;
    }, cancel);

    private static BulkJob? Move(Transaction transaction, RecordId id, JobState to, Func<BulkJob, BulkJob> change)
    {
        if (JobDocuments.Find(transaction, id) is not { } job || !JobMoves.Allows(job.State, to)) return null;
        job = change(job) with { State = to, SystemModstamp = transaction.Now };
        JobDocuments.Save(transaction, job);
        return job;
    }
}
