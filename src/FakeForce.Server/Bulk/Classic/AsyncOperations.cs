using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>Bulk API 1.0 as openapi/rest.json describes it: XML by default, JSON for jobs of that contentType.</summary>
internal static class AsyncOperations
{
    private const string Jobs = AsyncRoutes.Root + "/job";
    private const string Job = Jobs + "/{job}";
    private const string Batches = Job + "/batch";
    private const string Batch = Batches + "/{batch}";

    private static readonly Content xml = new("application/xml");
    private static readonly Content csv = new("text/csv");

    public static Section Section => new("async", "Bulk API 1.0; the session goes into the header X-SFDC-Session",
    [
        new($"POST {Jobs}", "createClassicJob", "Makes a job; the body is a jobInfo in XML or JSON")
        {
            Headers = ["X-SFDC-Session", "Sforce-Enable-PKChunking", "Sforce-Line-Ending", "Sforce-Disable-Batch-Retry", "Sforce-Call-Options"],
            Body = xml,
            Answers = [new(201, "The jobInfo", xml)],
        },
        new($"GET {Job}", "classicJob", "A job with its counters") { Headers = ["X-SFDC-Session"], Answers = [Ok(xml)] },
        new($"POST {Job}", "changeClassicJob", "Closes or aborts a job; the body is a jobInfo with a state") { Headers = ["X-SFDC-Session"], Body = xml, Answers = [Ok(xml)] },
        new($"POST {Job}/spec", "mapClassicJob", "Says which CSV columns are which fields") { Headers = ["X-SFDC-Session"], Body = csv, Answers = [new(201, "The jobInfo", xml)] },
        new($"GET {Batches}", "classicBatches", "The batches of a job") { Headers = ["X-SFDC-Session"], Answers = [Ok(xml)] },
        new($"POST {Batches}", "addClassicBatch", "Adds rows as CSV, XML, JSON or zip, or SOQL, in the job's media type") { Headers = ["X-SFDC-Session"], Body = csv, Answers = [new(201, "The batchInfo", xml)] },
        new($"GET {Batch}", "classicBatch", "How far a batch is") { Headers = ["X-SFDC-Session"], Answers = [Ok(xml)] },
        new($"GET {Batch}/request", "classicBatchRequest", "What a batch was sent") { Headers = ["X-SFDC-Session"], Answers = [Ok(csv)] },
        new($"GET {Batch}/result", "classicBatchResult", "What became of each row, or the list of a query's results") { Headers = ["X-SFDC-Session"], Answers = [Ok(csv)] },
        new($"GET {Batch}/result/{{result}}", "classicQueryResult", "The rows that a query found") { Headers = ["X-SFDC-Session"], Answers = [Ok(csv)] },
    ])
    {
        Otherwise = xml,
    };

    private static Answer Ok(Content content) => new(200, "As asked", content);
}
