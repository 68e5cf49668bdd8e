using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Bulk.Query;

/// <summary>Runs the query of a job.</summary>
internal sealed class QueryRun(Org org, RecordId id, QueryResults results)
{
    public async Task RunAsync()
    {
        if (await JobSteps.StartAsync(org, id).ConfigureAwait(false) is not { } job) return;
        try
        {
            JobFailure.Strike(org, job);
            var result = org.Queries.Run(org, job.Query, ContextOf(org, job));
            results.Keep(id, result);
            var kept = await KeepAsync(result).ConfigureAwait(false);
            if (await JobSteps.CompleteAsync(org, id, result.TotalSize, kept).ConfigureAwait(false) is null) results.Remove(id);
        }
        catch (JobFailure failure)
        {
            await JobSteps.FailAsync(org, id, failure.Message).ConfigureAwait(false);
        }
        catch (SalesforceException refused)
        {
            // The form is that of Bulk API 1.0's batches (observed): "InvalidBatch : Failed to process query: INVALID_FIELD: …".
            await JobSteps.FailAsync(org, id, $"InvalidBatch : Failed to process query: {refused.Code}: {refused.Message}").ConfigureAwait(false);
        }
    }

    // Piece by piece, so that others write in between; the job says how many count once it is complete.
    private async Task<IReadOnlyList<byte[]>> KeepAsync(QueryResult result)
    {
        if (org.Journal is null) return [];
        var pieces = KeptResult.Of(result);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = i;
            await org.WriteAsync(transaction => JobDocuments.SaveFound(transaction, id, piece, pieces[piece])).ConfigureAwait(false);
        }
        return pieces;
    }

    public static QueryContext ContextOf(Org org, BulkJob job) =>
        QueryContext.Of(org, job.CreatedById, job.ApiVersion, includeDeleted: job.Operation == BulkOperation.QueryAll);
}
