using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>The moves of batches, each a transaction. Null where the batch is gone, or where the move is no longer possible.</summary>
internal static class BatchSteps
{
    /// <summary>The batch in progress, whether this or an earlier call has started it.</summary>
    public static ValueTask<ClassicBatch?> StartAsync(Org org, RecordId id) => org.WriteAsync(transaction =>
        ClassicDocuments.Batch(transaction, id) is { State: BatchState.InProgress } running ? running : Move(transaction, id, BatchState.Queued, batch => batch with { State = BatchState.InProgress }));

    public static ValueTask<ClassicBatch?> CompleteAsync(Org org, RecordId id, long? records = null) => org.WriteAsync(transaction =>
        Move(transaction, id, BatchState.InProgress, batch => batch with { State = BatchState.Completed, RecordsProcessed = records ?? batch.RecordsProcessed }));

    public static ValueTask<ClassicBatch?> FailAsync(Org org, RecordId id, string message) => org.WriteAsync(transaction =>
        ClassicDocuments.Batch(transaction, id) is { } batch && !batch.State.IsEnd()
            ? Move(transaction, id, batch.State, b => b with { State = BatchState.Failed, StateMessage = message }) : null);

    /// <summary>Changes a job, whatever its state.</summary>
    public static ValueTask<ClassicJob> ChangeAsync(Org org, RecordId id, Func<ClassicJob, Transaction, ClassicJob> change, CancellationToken cancel) => org.WriteAsync(transaction =>
    {
        var job = ClassicDocuments.Job(transaction, id) ?? throw ClassicErrors.NoJob(id.ToString());
        job = change(job, transaction);
        ClassicDocuments.Save(transaction, job);
        return job;
    }, cancel);

    private static ClassicBatch? Move(Transaction transaction, RecordId id, BatchState from, Func<ClassicBatch, ClassicBatch> change)
    {
        if (ClassicDocuments.Batch(transaction, id) is not { } batch || batch.State != from) return null;
        batch = change(batch) with { SystemModstamp = transaction.Now };
        ClassicDocuments.Save(transaction, batch);
        return batch;
    }
}
