using FakeForce.Engine.Bulk.Ingest;
using FakeForce.Engine.Bulk.Query;

namespace FakeForce.Engine.Bulk;

/// <summary>The jobs of Bulk API 2.0 that are being taken further right now.</summary>
internal sealed class JobRuns(Org org, QueryResults results)
{
    private readonly Runs runs = new();

    public bool IsRunning(RecordId id) => runs.IsRunning(id);

    /// <summary>Takes the job on to the given number of rows, behind the runs of this job that were asked for before.</summary>
    public Task RunAsync(BulkJob job, long until, bool endsApart = false) => runs.RunAsync(job.Id, () => job.Operation.IsQuery()
        ? new QueryRun(org, job.Id, results).RunAsync()
        : new IngestRun(org, job.Id, () => runs.IsStopped).RunAsync(until, endsApart));

    public Task StopAsync() => runs.StopAsync();
}
