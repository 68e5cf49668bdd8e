using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>/job.</summary>
internal static class JobCalls
{
    public static async ValueTask Create(AsyncCall call)
    {
        RetryHeader.Check(call.Http.Request);
        Answer(call, await call.Jobs.CreateAsync(await JobInfoBody.NewAsync(call), call.Caller, call.Cancel));
        call.Status = StatusCodes.Status201Created;
    }

    public static async ValueTask Info(AsyncCall call) => Answer(call, await call.Jobs.PollAsync(call.JobId, call.Caller));

    public static async ValueTask Change(AsyncCall call) => Answer(call, await call.Jobs.MoveAsync(call.JobId, await JobInfoBody.StateAsync(call), call.Caller, call.Cancel));

    /// <summary>How the columns of the job's CSV are to be mapped.</summary>
    public static async ValueTask Spec(AsyncCall call)
    {
        var spec = Encoding.UTF8.GetString((await RequestBody.ReadAsync(call.Http, BatchLimits.SpecCharacters * 4, call.Cancel)).Span);
        if (spec.Length >= BatchLimits.SpecCharacters) throw new SalesforceException("ClientInputError", $"A spec must be shorter than {BatchLimits.SpecCharacters} characters"); // ours
        if (call.Jobs.Look(call.JobId, call.Caller).Content.Rows() != ClassicContent.Csv) throw new SalesforceException("ClientInputError", "Specs are for CSV"); // ours
        Answer(call, await call.Jobs.MapAsync(call.JobId, spec, call.Caller, call.Cancel));
        call.Status = StatusCodes.Status201Created;
    }

    private static void Answer(AsyncCall call, ClassicJob job) => call.Answer(JobInfo.Of(job, call.Jobs.CountsOf(job)));
}
