using System.Text;
using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Bulk.Query;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Bulk.Classic;

/// <summary>Runs the query of a batch, or splits it into batches of its own.</summary>
internal sealed class BatchQuery(Org org, RecordId id, QueryResults results)
{
    public static string TextOf(OrgState state, ClassicBatch batch) => Encoding.UTF8.GetString(BatchBytes.Read(state, batch.Id, BatchBytes.Request, batch.RequestLength));

    public async Task RunAsync()
    {
        if (await BatchSteps.StartAsync(org, id).ConfigureAwait(false) is not { } batch || ClassicDocuments.Job(org.State, batch.JobId) is not { } job) return;
        try
        {
            JobFailure.Strike(org, job, batch);
            var soql = TextOf(org.State, batch);
            if (batch.Refusal is { } refusal) throw new SalesforceException("InvalidBatch", refusal);
            Check(job, soql);
            if (!batch.IsChunk && ChunkedQuery.Split(org, job, soql) is { } parts) await SplitAsync(job, parts).ConfigureAwait(false);
            else await FindAsync(job.AsBulkJob(id, soql)).ConfigureAwait(false);
        }
        catch (JobFailure failure)
        {
            await BatchSteps.FailAsync(org, id, failure.Message).ConfigureAwait(false);
        }
        catch (SalesforceException refused)
        {
            await BatchSteps.FailAsync(org, id, MessageOf(refused)).ConfigureAwait(false);
        }
    }

    private async Task FindAsync(BulkJob asked)
    {
        var result = org.Queries.Run(org, asked.Query, QueryRun.ContextOf(org, asked));
        results.Keep(id, result);
        if (await BatchSteps.CompleteAsync(org, id, result.TotalSize).ConfigureAwait(false) is null) results.Remove(id);
    }

    private void Check(ClassicJob job, string soql)
    {
        var of = BulkSoql.SObjectOf(org, soql, new Caller(job.CreatedById, job.ApiVersion));
        // A job has one object (guide, "Limits": Job content); the text is ours.
        if (!of.Equals(job.Object, StringComparison.OrdinalIgnoreCase)) throw new SalesforceException("InvalidBatch", $"The query is of {of} and the job of {job.Object}");
    }

    // The parts and the end of the whole are one commit, so that no restart splits it twice.
    private async Task SplitAsync(ClassicJob job, IReadOnlyList<string> parts) => await org.WriteAsync(transaction =>
    {
        if (ClassicDocuments.Batch(transaction, id) is not { State: BatchState.InProgress } whole || ClassicDocuments.Job(transaction, job.Id) is not { } now) return false;
        foreach (var part in parts)
        {
            (now, var next) = ClassicDocuments.Next(transaction, now);
            var soql = Encoding.UTF8.GetBytes(part);
            BatchBytes.Save(transaction, next, soql);
            ClassicDocuments.Save(transaction, new ClassicBatch
            {
                Id = next,
                JobId = job.Id,
                CreatedDate = transaction.Now,
                SystemModstamp = transaction.Now,
                State = now.State == ClassicJobState.Aborted ? BatchState.NotProcessed : BatchState.Queued,
                Place = now.Batches,
                RequestLength = soql.Length,
                IsChunk = true,
            });
        }
        ClassicDocuments.Save(transaction, whole with { State = BatchState.NotProcessed, SystemModstamp = transaction.Now });
        return true;
    }).ConfigureAwait(false);

    // Observed: "InvalidBatch : Failed to process query: …"; what no bulk query can do has a code of its own (forcedotcom/dataloader).
    private static string MessageOf(SalesforceException refused) => refused.Code switch
    {
        "API_ERROR" => $"FeatureNotEnabled : {refused.Message}",
        "InvalidBatch" or "InvalidJob" => $"{refused.Code} : {refused.Message}",
        _ => $"InvalidBatch : Failed to process query: {refused.Code}: {refused.Message}",
    };
}
