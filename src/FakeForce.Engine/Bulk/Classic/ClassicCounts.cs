namespace FakeForce.Engine.Bulk.Classic;

/// <summary>
/// What a job says of its batches. A query that was split is not among them (guide, "Walk Through a Bulk Query Sample Using PK
/// Chunking": four of four are complete), and nothing else that will not be processed: a job is complete "when
/// numberBatchesTotal equals the sum of numberBatchesCompleted and numberBatchesFailed".
/// </summary>
public sealed record ClassicCounts
{
    public int Queued { get; private init; }
    public int InProgress { get; private init; }
    public int Completed { get; private init; }
    public int Failed { get; private init; }
    public int Total => Queued + InProgress + Completed + Failed;
    public long RecordsProcessed { get; private init; }
    public long RecordsFailed { get; private init; }
    public TimeSpan ProcessingTime { get; private init; }

    internal static ClassicCounts Of(IEnumerable<ClassicBatch> batches) => batches.Aggregate(new ClassicCounts(), With);

    private static ClassicCounts With(ClassicCounts counts, ClassicBatch batch) => counts with
    {
        Queued = counts.Queued + (batch.State == BatchState.Queued ? 1 : 0),
        InProgress = counts.InProgress + (batch.State == BatchState.InProgress ? 1 : 0),
        Completed = counts.Completed + (batch.State == BatchState.Completed ? 1 : 0),
        Failed = counts.Failed + (batch.State == BatchState.Failed ? 1 : 0),
        RecordsProcessed = counts.RecordsProcessed + batch.RecordsProcessed,
        RecordsFailed = counts.RecordsFailed + batch.RecordsFailed,
        ProcessingTime = counts.ProcessingTime + batch.ProcessingTime,
    };
}
