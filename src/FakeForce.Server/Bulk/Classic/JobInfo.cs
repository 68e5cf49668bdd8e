using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Classic;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>Jobs and batches in the order of the guide's samples ("Step Four: Get Job Details", "Get Information for a Batch").</summary>
internal static class JobInfo
{
    public static Info Of(ClassicJob job, ClassicCounts counts) => new Info("jobInfo")
        .Add("id", job.Id.ToString()).Add("operation", BulkOperations.NameOf(job.Operation)).Add("object", job.Object)
        .Add("createdById", job.CreatedById.ToString()).Add("createdDate", job.CreatedDate).Add("systemModstamp", job.SystemModstamp)
        .Add("state", job.State.ToString()).Add("externalIdFieldName", job.ExternalIdFieldName).Add("assignmentRuleId", job.AssignmentRuleId)
        .Add("concurrencyMode", job.IsSerial ? "Serial" : "Parallel").Add("contentType", ClassicContents.NameOf(job.Content))
        .Add("numberBatchesQueued", (long)counts.Queued).Add("numberBatchesInProgress", (long)counts.InProgress)
        .Add("numberBatchesCompleted", (long)counts.Completed).Add("numberBatchesFailed", (long)counts.Failed).Add("numberBatchesTotal", (long)counts.Total)
        .Add("numberRecordsProcessed", counts.RecordsProcessed).Add("numberRetries", 0L).Add("apiVersion", (double)job.ApiVersion)
        .Add("numberRecordsFailed", counts.RecordsFailed).Add("totalProcessingTime", Milliseconds(counts.ProcessingTime))
        .Add("apiActiveProcessingTime", Milliseconds(counts.ProcessingTime)).Add("apexProcessingTime", 0L);

    public static Info Of(ClassicBatch batch) => new Info("batchInfo")
        .Add("id", batch.Id.ToString()).Add("jobId", batch.JobId.ToString()).Add("state", batch.State.ToString()).Add("stateMessage", batch.StateMessage)
        .Add("createdDate", batch.CreatedDate).Add("systemModstamp", batch.SystemModstamp)
        .Add("numberRecordsProcessed", batch.RecordsProcessed).Add("numberRecordsFailed", batch.RecordsFailed)
        .Add("totalProcessingTime", Milliseconds(batch.ProcessingTime)).Add("apiActiveProcessingTime", Milliseconds(batch.ProcessingTime)).Add("apexProcessingTime", 0L);

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
