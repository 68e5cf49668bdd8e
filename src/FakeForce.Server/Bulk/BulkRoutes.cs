using FakeForce.Server.Gate;

namespace FakeForce.Server.Bulk;

/// <summary>Bulk API 2.0's table of contents: verb, path, handler.</summary>
internal static class BulkRoutes
{
    private static readonly string[] get = ["GET", "HEAD"];
    private static readonly string[] post = ["POST"];
    private static readonly string[] put = ["PUT"];
    private static readonly string[] patch = ["PATCH"];
    private static readonly string[] delete = ["DELETE"];

    public static void Map(IEndpointRouteBuilder routes, ApiGate gate)
    {
        var jobs = routes.MapGroup("/services/data/v{version}/jobs");
        On(get, "/ingest", IngestCalls.List);
        On(post, "/ingest", IngestCalls.Create);
        On(get, "/ingest/{job}", IngestCalls.Info);
        On(patch, "/ingest/{job}", IngestCalls.Change);
        On(delete, "/ingest/{job}", IngestCalls.Delete);
        On(put, "/ingest/{job}/batches", IngestCalls.Upload);
        On(get, "/ingest/{job}/successfulResults", IngestCalls.Successes);
        On(get, "/ingest/{job}/failedResults", IngestCalls.Failures);
        On(get, "/ingest/{job}/unprocessedrecords", IngestCalls.Unprocessed);

        On(get, "/query", QueryCalls.List);
        On(post, "/query", QueryCalls.Create);
        On(get, "/query/{job}", QueryCalls.Info);
        On(patch, "/query/{job}", QueryCalls.Change);
        On(delete, "/query/{job}", QueryCalls.Delete);
        On(get, "/query/{job}/results", QueryCalls.Results);
        On(get, "/query/{job}/resultPages", QueryCalls.ResultPages);

        void On(string[] methods, string path, Func<ApiCall, ValueTask> handler) => jobs.MapMethods(path, methods, gate.Guard(handler));
    }
}
