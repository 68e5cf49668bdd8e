using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Limits;

namespace FakeForce.Engine.Bulk;

/// <summary>
/// The allocations of a rolling day. A job is refused when nothing of its allocation is left; one that runs out while it
/// runs fails, and the rest of its rows is left undone (guide, "How Requests Are Processed"). Only ingest jobs consume
/// batches: one for each 10,000 rows (Bulk API and Bulk API 2.0 Limits and Allocations).
/// </summary>
internal static class BulkQuota
{
    // Observed where a job was refused: "ExceededQuota : ApiBatchItems Limit exceeded".
    private const string Batches = "ApiBatchItems Limit exceeded";
    private const string Records = "ApiBatchRecords Limit exceeded"; // ours
    private const string QueryJobs = "BulkV2QueryJobs Limit exceeded"; // ours
    private const string QueryBytes = "BulkV2QueryFileStorage Limit exceeded"; // ours

    /// <summary>Throws if no such job may be made now. A query job is booked, an ingest job books its batches as it comes to them.</summary>
    public static void BookJob(OrgLimits limits, BulkOperation operation)
    {
        if (!operation.IsQuery() && limits.BulkBatches.Remaining == 0) throw Refused(Batches);
        if (!operation.IsQuery()) return;
        if (limits.BulkQueryBytes.Remaining == 0) throw Refused(QueryBytes);
        if (!limits.BulkQueryJobs.TryUse(1, out _)) throw Refused(QueryJobs);
    }

    /// <summary>Books a batch of Bulk API 1.0, where batches of queries count too.</summary>
    public static void BookBatch(OrgLimits limits)
    {
        if (!limits.BulkBatches.TryUse(1, out _)) throw Refused(Batches);
    }

    /// <summary>Books the rows of a chunk. Throws <see cref="JobFailure"/>.</summary>
    public static void BookRows(OrgLimits limits, int rows)
    {
        if (!limits.BulkRecords.TryUse(rows, out _)) throw new JobFailure("ExceededQuota", Records);
    }

    /// <summary>Books the rows of a chunk that begins behind <paramref name="done"/> rows, and the batch if one begins with it. Throws <see cref="JobFailure"/>.</summary>
    public static void BookChunk(OrgLimits limits, long done, int rows)
    {
        if (done % IngestRun.BatchRows == 0 && !limits.BulkBatches.TryUse(1, out _)) throw new JobFailure("ExceededQuota", Batches);
        BookRows(limits, rows);
    }

    private static SalesforceException Refused(string text) => new("EXCEEDEDQUOTA", text);
}
