using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Bulk;

/// <summary>/jobs/ingest.</summary>
internal static class IngestCalls
{
    private const int FirstVersion = 41;
    private const string HintHeader = "X-FakeForce-Hint";
    private const string HowToAllow = "In fakeforce.json: \"users\": [{ \"username\": \"...\", \"permissions\": [\"BulkApiHardDelete\"] }]";

    public static ValueTask List(ApiCall call)
    {
        JobCall.From(call, FirstVersion);
        return JobList.Write(call, "ingest", job => !job.IsQuery);
    }

    // 200, not 201 (observed by clients' tests).
    public static async ValueTask Create(ApiCall call)
    {
        JobCall.From(call, FirstVersion);
        try
        {
            JobJson.Short(call, MultipartJob.Is(call.Http.Request)
                ? await MultipartJob.CreateAsync(call)
                : await call.Org.Bulk.CreateAsync(JobBody.Read(await JobCall.BodyAsync(call), isQuery: false), call.Caller, call.Cancel));
        }
        catch (SalesforceException refused) when (refused.Code == "FEATURENOTENABLED")
        {
            call.Http.Response.Headers[HintHeader] = HowToAllow;
            throw;
        }
    }

    public static async ValueTask Info(ApiCall call) => JobJson.Full(call, await call.Org.Bulk.PollAsync(JobCall.IdOf(call), call.Session.UserId, isQuery: false));

    public static async ValueTask Upload(ApiCall call)
    {
        JobData.CheckType(call.Http.Request.ContentType);
        JobData.AllowLength(call.Http);
        await JobData.ReadAsync(call, await call.Org.Bulk.UploadAsync(JobCall.IdOf(call), call.Session.UserId, call.Cancel));
        call.Status = StatusCodes.Status201Created;
    }

    public static async ValueTask Change(ApiCall call)
    {
        var (id, user) = (JobCall.IdOf(call), call.Session.UserId);
        JobJson.Short(call, await JobCall.WantedStateAsync(call) == JobState.Aborted
            ? await call.Org.Bulk.AbortAsync(id, user, isQuery: false, call.Cancel)
            : await call.Org.Bulk.CloseAsync(id, user, call.Cancel));
    }

    public static async ValueTask Delete(ApiCall call)
    {
        await call.Org.Bulk.DeleteAsync(JobCall.IdOf(call), call.Session.UserId, isQuery: false, call.Cancel);
        call.NoContent();
    }

    public static async ValueTask Successes(ApiCall call) => Csv(call, await call.Org.Bulk.ResultsAsync(JobCall.IdOf(call), call.Session.UserId, failed: false));

    public static async ValueTask Failures(ApiCall call) => Csv(call, await call.Org.Bulk.ResultsAsync(JobCall.IdOf(call), call.Session.UserId, failed: true));

    public static async ValueTask Unprocessed(ApiCall call) => Csv(call, await call.Org.Bulk.UnprocessedAsync(JobCall.IdOf(call), call.Session.UserId));

    private static void Csv(ApiCall call, IEnumerable<ReadOnlyMemory<byte>> blocks) => call.Blocks = (blocks, "text/csv");
}
