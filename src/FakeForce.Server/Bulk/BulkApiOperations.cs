using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Bulk;

/// <summary>Bulk API 2.0 as openapi/rest.json describes it.</summary>
internal static class BulkApiOperations
{
    private const string Ingest = "/services/data/v{version}/jobs/ingest";
    private const string Queries = "/services/data/v{version}/jobs/query";
    private const string Job = Ingest + "/{job}";
    private const string QueryJob = Queries + "/{job}";

    private static readonly Content csv = new("text/csv");

    public static Section Section => new("bulk", "Bulk API 2.0",
    [
        new($"GET {Ingest}", "ingestJobs", "Ingest jobs, newest first, 1,000 at a time") { Query = ["isPkChunkingEnabled", "jobType", "queryLocator"], Answers = [Ok("Jobs")] },
        new($"POST {Ingest}", "createIngestJob", "Makes an ingest job; as multipart/form-data with its data") { Body = Content.Json("NewIngestJob"), Answers = [Ok("Job")] },
        new($"GET {Job}", "ingestJob", "An ingest job with its counters") { Answers = [Ok("Job")] },
        new($"PATCH {Job}", "changeIngestJob", "Closes the job for data, or aborts it") { Body = Content.Json("WantedState"), Answers = [Ok("Job")] },
        new($"DELETE {Job}", "deleteIngestJob", "Takes a job away that is not being worked on") { Answers = [new(204, "Gone")] },
        new($"PUT {Job}/batches", "uploadJobData", "The job's data, in one call") { Body = csv, Answers = [new(201, "Taken")] },
        new($"GET {Job}/successfulResults", "successfulResults", "The rows that were written, with their ids") { Answers = [Rows] },
        new($"GET {Job}/failedResults", "failedResults", "The rows that were not written, with their errors") { Answers = [Rows] },
        new($"GET {Job}/unprocessedrecords", "unprocessedRecords", "The rows that nobody came to") { Answers = [Rows] },
        new($"GET {Queries}", "queryJobs", "Query jobs, newest first, 1,000 at a time") { Query = ["isPkChunkingEnabled", "jobType", "concurrencyMode", "queryLocator"], Answers = [Ok("Jobs")] },
        new($"POST {Queries}", "createQueryJob", "Makes a query job") { Body = Content.Json("NewQueryJob"), Answers = [Ok("Job")] },
        new($"GET {QueryJob}", "queryJob", "A query job with its counters") { Answers = [Ok("Job")] },
        new($"PATCH {QueryJob}", "changeQueryJob", "Aborts the job") { Body = Content.Json("WantedState"), Answers = [Ok("Job")] },
        new($"DELETE {QueryJob}", "deleteQueryJob", "Takes a job away that has ended") { Answers = [new(204, "Gone")] },
        new($"GET {QueryJob}/results", "queryJobResults", "A set of the rows found; Sforce-Locator says where the next begins")
        {
            Query = ["locator", "maxRecords"],
            Answers = [Rows, new(409, "The job was made in another version", Content.Json("Errors"))],
        },
        new($"GET {QueryJob}/resultPages", "queryJobResultPages", "Addresses of up to five sets, from 58.0") { Query = ["locator"], Answers = [Ok("ResultPages")] },
    ])
    {
        Otherwise = Content.Json("Errors"),
        Schemas = """
        {
          "NewIngestJob": { "type": "object", "required": ["object", "operation"], "properties": {
            "object": { "type": "string" }, "operation": { "type": "string", "enum": ["insert", "update", "upsert", "delete", "hardDelete"] },
            "externalIdFieldName": { "type": "string" }, "assignmentRuleId": { "type": "string" }, "contentType": { "type": "string", "enum": ["CSV"] },
            "columnDelimiter": { "type": "string", "enum": ["BACKQUOTE", "CARET", "COMMA", "PIPE", "SEMICOLON", "TAB"] },
            "lineEnding": { "type": "string", "enum": ["LF", "CRLF"] } } },
          "NewQueryJob": { "type": "object", "required": ["query", "operation"], "properties": {
            "query": { "type": "string" }, "operation": { "type": "string", "enum": ["query", "queryAll"] }, "contentType": { "type": "string", "enum": ["CSV"] },
            "columnDelimiter": { "type": "string", "enum": ["BACKQUOTE", "CARET", "COMMA", "PIPE", "SEMICOLON", "TAB"] },
            "lineEnding": { "type": "string", "enum": ["LF", "CRLF"] } } },
          "WantedState": { "type": "object", "required": ["state"], "properties": { "state": { "type": "string", "enum": ["UploadComplete", "Aborted"] } } },
          "Job": { "type": "object", "properties": {
            "id": { "type": "string" }, "operation": { "type": "string" }, "object": { "type": "string" }, "createdById": { "type": "string" },
            "createdDate": { "type": "string" }, "systemModstamp": { "type": "string" },
            "state": { "type": "string", "enum": ["Open", "UploadComplete", "InProgress", "JobComplete", "Failed", "Aborted"] },
            "externalIdFieldName": { "type": "string" }, "assignmentRuleId": { "type": "string" }, "concurrencyMode": { "type": "string" },
            "contentType": { "type": "string" }, "apiVersion": { "type": "number" }, "contentUrl": { "type": "string" }, "jobType": { "type": "string" },
            "lineEnding": { "type": "string" }, "columnDelimiter": { "type": "string" }, "numberRecordsProcessed": { "type": "integer" },
            "numberRecordsFailed": { "type": "integer" }, "retries": { "type": "integer" }, "totalProcessingTime": { "type": "integer" },
            "apiActiveProcessingTime": { "type": "integer" }, "apexProcessingTime": { "type": "integer" },
            "isPkChunkingSupported": { "type": "boolean" }, "errorMessage": { "type": "string" } } },
          "Jobs": { "type": "object", "properties": {
            "done": { "type": "boolean" }, "records": { "type": "array", "items": { "$ref": "#/components/schemas/Job" } },
            "nextRecordsUrl": { "type": "string", "nullable": true } } },
          "ResultPages": { "type": "object", "properties": {
            "resultPages": { "type": "array", "items": { "type": "object", "properties": { "resultUrl": { "type": "string" } } } },
            "nextRecordsUrl": { "type": "string" }, "done": { "type": "boolean" } } }
        }
        """,
    };

    private static Answer Rows => new(200, "Rows", csv);

    private static Answer Ok(string schema) => new(200, "As asked", Content.Json(schema));
}
