using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Ingest;

/// <summary>Writes a chunk, its results and the job's new position in one transaction, so that no restart does a row twice or leaves one out.</summary>
internal static class ChunkRun
{
    /// <summary>The job afterwards, or null if it is no longer where the chunk begins: aborted, deleted, or moved on by another.</summary>
    public static BulkJob? Apply(Transaction transaction, IngestPlan plan, Chunk chunk, Func<TimeSpan> spent)
    {
        var job = JobDocuments.Find(transaction, plan.Job.Id);
        if (job is not { State: JobState.InProgress } || job.Position != chunk.Start) return null;
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
        JobDocuments.SaveResult(transaction, job.Id, job.Chunks - 1, RowOutcomes.Pack(results, chunk.Rows));
        JobDocuments.Save(transaction, job);
        return job;
    }

    // Hardly a row fails after it has written something, so the chunk is first tried without a way back for single rows.
    internal static List<SaveResult> Results(Transaction transaction, IngestPlan plan, Chunk chunk)
    {
        var start = transaction.Save();
        var results = new List<SaveResult>(chunk.Rows.Count);
        foreach (var row in chunk.Rows)
        {
            var before = transaction.Changes.Count;
            var result = RowOperations.Run(transaction, plan, Again(row));
            results.Add(result);
            if (result.Success || transaction.Changes.Count == before) continue;
            transaction.Rollback(start);
            return OneByOne(transaction, plan, chunk);
        }
        return results;
    }

    private static List<SaveResult> OneByOne(Transaction transaction, IngestPlan plan, Chunk chunk)
    {
        var results = new List<SaveResult>(chunk.Rows.Count);
        foreach (var row in chunk.Rows)
        {
            var before = transaction.Save();
            var result = RowOperations.Run(transaction, plan, Again(row));
            if (!result.Success) transaction.Rollback(before);
            results.Add(result);
        }
        return results;
    }

    // An upsert adds its key to what it is given, and a chunk may be tried twice.
    private static IngestRow Again(IngestRow row)
    {
        if (row.Key is null) return row;
        var input = new RecordInput();
        input.Fields.AddRange(row.Input.Fields);
        return row with { Input = input };
    }
}
