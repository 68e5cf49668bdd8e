using FakeForce.Engine;
using FakeForce.Engine.Bulk;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>/job/{job}/batch/{batch}/result.</summary>
internal static class ResultCalls
{
    private static readonly KeyPrefix ResultPrefix = KeyPrefix.Parse("752");

    /// <summary>Of rows what became of each, in the job's own form; of a query the list of its results.</summary>
    public static async ValueTask Result(AsyncCall call)
    {
        var job = BatchCalls.JobOf(call);
        var batch = await call.Jobs.BatchAsync(call.JobId, call.BatchId, call.Caller);
        if (job.Operation.IsQuery())
        {
            call.Jobs.QueryResultOf(job, batch);
            call.Answer([call.AnswersJson ? JsonList(batch) : XmlList(batch)], call.AnswersJson ? "application/json" : "application/xml");
            return;
        }
        var results = call.Jobs.ResultsOf(batch);
        var content = job.Content.Rows();
        call.Answer(content switch
        {
            ClassicContent.Csv => RowResults.Csv(results, job.Dialect),
            ClassicContent.Json => RowResults.Json(results),
            _ => RowResults.Xml(results),
        }, ClassicContents.MediaTypeOf(content));
    }

    public static async ValueTask QueryResult(AsyncCall call)
    {
        var job = BatchCalls.JobOf(call);
        var batch = await call.Jobs.BatchAsync(call.JobId, call.BatchId, call.Caller);
        var wanted = (string)call.Http.Request.RouteValues["result"]!;
        if (!job.Operation.IsQuery() || !RecordId.TryParse(wanted, out var id) || id != ResultOf(batch)) throw ClassicErrors.NoResult(wanted);
        var (asked, found) = call.Jobs.QueryResultOf(job, batch);
        call.Answer(job.Content switch
        {
            ClassicContent.Csv => QueryFiles.Csv(found, asked),
            ClassicContent.Json => new QueryRecords(found, new RecordJson(job.ApiVersion)).Blocks(),
            _ => new QueryRecords(found, new RecordXml()).Blocks(),
        }, ClassicContents.MediaTypeOf(job.Content));
    }

    // A batch whose query needed no retries has one result (guide, "Walk Through a Bulk Query Sample").
    private static RecordId ResultOf(ClassicBatch batch) => new(ResultPrefix, batch.Id.Number);

    private static byte[] XmlList(ClassicBatch batch) =>
        new XmlText().Raw($"<result-list xmlns=\"{XmlText.Namespace}\">").Element("result", ResultOf(batch).ToShortString()).Raw("</result-list>").Take();

    private static byte[] JsonList(ClassicBatch batch)
    {
        using var json = new JsonOut(64);
        json.BeginArray().String(ResultOf(batch).ToShortString()).EndArray();
        return json.Written.ToArray();
    }
}
