using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Bulk;

/// <summary>A job of either Bulk API in the lists of 2.0, which name those of 1.0 Classic (guide, "Get Information About All Ingest Jobs").</summary>
internal sealed record ListedJob(RecordId Id, string Type, bool IsQuery, string Mode, bool IsChunked, Action<ApiCall> Write)
{
    /// <summary>No job of 2.0 is chunked by primary key at the caller's wish, and all run in parallel.</summary>
    public static ListedJob Of(BulkJob job) => new(job.Id, JobJson.TypeOf(job), job.Operation.IsQuery(), "Parallel", false, call => JobJson.Listed(call, job));

    public static ListedJob Of(ClassicJob job) =>
        new(job.Id, "Classic", job.Operation.IsQuery(), job.IsSerial ? "Serial" : "Parallel", job.Chunking is not null, call => JobJson.Listed(call, job));
}
