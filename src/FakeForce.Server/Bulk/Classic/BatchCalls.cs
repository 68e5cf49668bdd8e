using FakeForce.Engine.Bulk.Classic;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>/job/{job}/batch.</summary>
internal static class BatchCalls
{
    public static async ValueTask Add(AsyncCall call)
    {
        var job = JobOf(call);
        call.Answer(JobInfo.Of(await call.Jobs.AddAsync(call.JobId, await BatchBody.ReadAsync(call, job), call.Caller, call.Cancel)));
        call.Status = StatusCodes.Status201Created;
    }

    public static async ValueTask List(AsyncCall call)
    {
        JobOf(call);
        var batches = await call.Jobs.BatchesAsync(call.JobId, call.Caller);
        call.Answer([call.AnswersJson ? Json(batches) : Xml(batches)], call.AnswersJson ? "application/json" : "application/xml");
    }

    public static async ValueTask Info(AsyncCall call)
    {
        JobOf(call);
        call.Answer(JobInfo.Of(await call.Jobs.BatchAsync(call.JobId, call.BatchId, call.Caller)));
    }

    public static async ValueTask Request(AsyncCall call)
    {
        var job = JobOf(call);
        call.Answer([await call.Jobs.RequestAsync(call.JobId, call.BatchId, call.Caller)], ClassicContents.MediaTypeOf(job.Content));
    }

    /// <summary>The job, which from here on says in which form the answer is.</summary>
    public static ClassicJob JobOf(AsyncCall call)
    {
        var job = call.Jobs.Look(call.JobId, call.Caller);
        call.BatchOf(job);
        return job;
    }

    private static byte[] Xml(IReadOnlyList<ClassicBatch> batches) => new XmlText().Root("batchInfoList", xml =>
    {
        foreach (var batch in batches)
        {
            xml.Raw(" <batchInfo>\n");
            JobInfo.Of(batch).Members(xml, "  ");
            xml.Raw(" </batchInfo>\n");
        }
    }).Take();

    private static byte[] Json(IReadOnlyList<ClassicBatch> batches)
    {
        using var json = new JsonOut();
        json.BeginObject().Name("batchInfo"u8).BeginArray();
        foreach (var batch in batches) JobInfo.Of(batch).Members(json);
        json.EndArray().EndObject();
        return json.Written.ToArray();
    }
}
