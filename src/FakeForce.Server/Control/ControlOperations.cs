using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Control;

/// <summary>The control plane as openapi/control.json describes it.</summary>
internal static class ControlOperations
{
    private static readonly Content pem = new("application/x-pem-file");

    public static Section Section => new("control", "What tests and scripts ask of FakeForce itself",
    [
        new("GET /_fakeforce/health", "health", "Whether the org is loaded and serving; asks for no control key")
        {
            Answers = [new(200, "Serving", Content.Json("Health")), new(503, "Not loaded yet, or stopping", Content.Json("Health"))],
        },
        new("GET /_fakeforce/ca.pem", "certificateAuthority", "The certificate authority that clients of the TLS port must trust")
        {
            Answers = [new(200, "A certificate", pem)],
        },
        new("GET /_fakeforce/jwt.key", "jwtKey", "A private key whose certificate the default connected app trusts")
        {
            Answers = [new(200, "A private key", pem)],
        },
        new("POST /_fakeforce/reset", "reset", "Puts the org back to what it was after its start")
        {
            Answers = [new(204, "Done"), new(503, "The org is not loaded yet", Content.Json("ControlProblem"))],
        },
        new("POST /_fakeforce/token", "token", "A session without a log-in, of the administrator unless a username is given")
        {
            Body = Content.Json("TokenRequest") with { IsRequired = false },
            Answers =
            [
                new(200, "A session", Content.Json("ReadySession")),
                new(400, "The body is not of this form", Content.Json("OAuthProblem")),
                new(404, "There is no such user", Content.Json("ControlProblem")),
            ],
        },
        new("GET /_fakeforce/bulk/jobs", "bulkJobs", "The bulk jobs, and the pace of those to come") { Answers = [new(200, "Jobs", Content.Json("BulkJobs"))] },
        new("POST /_fakeforce/bulk/jobs", "setBulkPace", "Sets the pace of bulk jobs to come") { Body = Content.Json("BulkOrder"), Answers = [new(200, "The pace", Content.Json("BulkJobs"))] },
        new("GET /_fakeforce/bulk/jobs/{job}", "bulkJob", "A bulk job, without that being a poll") { Answers = [new(200, "The job", Content.Json("BulkJobState"))] },
        new("POST /_fakeforce/bulk/jobs/{job}", "changeBulkJob", "Sets the job's pace, takes it a step further, finishes or fails it, or has rows find their record locked") { Body = Content.Json("BulkOrder"), Answers = [new(200, "The job", Content.Json("BulkJobState"))] },
    ])
    {
        Otherwise = Content.Json("ControlProblem"),
        Schemas = """
        {
          "Health": { "type": "object", "required": ["status"], "properties": {
            "status": { "type": "string", "enum": ["serving", "not serving"] },
            "orgId": { "type": "string", "description": "18 characters; absent while not serving" } } },
          "TokenRequest": { "type": "object", "properties": {
            "username": { "type": "string" },
            "scopes": { "type": "string", "description": "with spaces between them; without, every scope" } } },
          "ReadySession": { "type": "object",
            "required": ["access_token", "instance_url", "id", "token_type", "scope", "user_id", "org_id"], "properties": {
            "access_token": { "type": "string" },
            "instance_url": { "type": "string" },
            "id": { "type": "string", "description": "the identity URL" },
            "token_type": { "type": "string" },
            "scope": { "type": "string" },
            "user_id": { "type": "string" },
            "org_id": { "type": "string" } } },
          "BulkOrder": { "type": "object", "properties": {
            "mode": { "type": "string", "description": "immediate, realistic or manual" },
            "recordsPerSecond": { "type": "integer" }, "startDelaySeconds": { "type": "integer" },
            "pollsPerStep": { "type": "integer", "description": "manual: every so many polls are a step; 0 for none" },
            "step": { "type": "boolean", "description": "into progress, a batch of 10,000 rows, or the end" },
            "finish": { "type": "boolean" },
            "lockRows": { "type": "integer", "description": "of one job: how many of its rows to come fail with UNABLE_TO_LOCK_ROW" },
            "fail": { "type": "string", "description": "the errorMessage to fail with" } } },
          "BulkJobState": { "type": "object", "properties": {
            "id": { "type": "string" }, "operation": { "type": "string" }, "object": { "type": "string" }, "state": { "type": "string" },
            "numberRecordsProcessed": { "type": "integer" }, "numberRecordsFailed": { "type": "integer" }, "errorMessage": { "type": "string" },
            "retries": { "type": "integer" }, "lockRows": { "type": "integer" },
            "mode": { "type": "string" }, "recordsPerSecond": { "type": "integer" }, "startDelaySeconds": { "type": "integer" }, "pollsPerStep": { "type": "integer" },
            "batches": { "type": "array", "items": { "type": "string" }, "description": "jobs of Bulk API 1.0: the states of their batches" } } },
          "BulkJobs": { "type": "object", "properties": {
            "mode": { "type": "string" }, "recordsPerSecond": { "type": "integer" }, "startDelaySeconds": { "type": "integer" }, "pollsPerStep": { "type": "integer" },
            "jobs": { "type": "array", "items": { "$ref": "#/components/schemas/BulkJobState" } } } },
          "ControlProblem": { "type": "object", "required": ["error", "message"], "properties": {
            "error": { "type": "string", "description": "a word for programs, such as control_key_missing" },
            "message": { "type": "string" } } },
          "OAuthProblem": { "type": "object", "required": ["error"], "properties": {
            "error": { "type": "string" },
            "error_description": { "type": "string" } } }
        }
        """,
    };
}
