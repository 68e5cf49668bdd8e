using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Control.Callouts;

/// <summary>The calls about callouts, for the OpenAPI document.</summary>
internal static class CalloutOperations
{
    public static readonly Operation[] All =
    [
        new("POST /_fakeforce/callouts", "callOut", "Has the org call out as its own code would: at once, queued or on a schedule") { Body = Content.Json("CalloutOrder"), Answers = [new(200, "What the code saw, or the job", Content.Json("CalloutRun"))] },
        new("GET /_fakeforce/callouts", "calloutJobs", "Queued and scheduled callouts, oldest first") { Answers = [new(200, "Jobs", Content.Json("CalloutJobs"))] },
        new("GET /_fakeforce/callouts/{job}", "calloutJob", "One of them") { Answers = [new(200, "The job", Content.Json("CalloutJob"))] },
        new("DELETE /_fakeforce/callouts/{job}", "abortCalloutJob", "Takes one out of the queue, or ends a schedule") { Answers = [new(200, "The job", Content.Json("CalloutJob"))] },
    ];

    public const string Schemas = """
          "CalloutStep": { "type": "object", "properties": {
            "endpoint": { "type": "string", "description": "callout:ERP/orders, or an address that a remote site allows" }, "method": { "type": "string", "description": "GET if it is not said" },
            "headers": { "type": "object", "additionalProperties": { "type": "string" } }, "body": { "description": "a text, or JSON that is sent as it is" }, "bodyBase64": { "type": "string" },
            "timeout": { "type": "integer", "description": "milliseconds, 1 to 120000; 10000 if it is not said" },
            "insert": { "type": "array", "items": { "type": "object" } }, "update": { "type": "array", "items": { "type": "object" } }, "delete": { "type": "array", "items": { "type": "string" } },
            "catch": { "type": "boolean", "description": "true: the code catches this step's exception and goes on" } } },
          "CalloutOrder": { "type": "object", "allOf": [{ "$ref": "#/components/schemas/CalloutStep" }], "properties": {
            "user": { "type": "string", "description": "the administrator if it is not said" }, "when": { "type": "string", "enum": ["now", "queued", "scheduled"] },
            "name": { "type": "string" }, "cron": { "type": "string", "description": "of schedules: 0 0 13 * * ?" }, "queueable": { "type": "boolean", "description": "of schedules: false for a class that calls out itself, which Salesforce refuses" },
            "stackDepth": { "type": "integer", "description": "callouts of Salesforce's that led here" },
            "steps": { "type": "array", "items": { "$ref": "#/components/schemas/CalloutStep" }, "description": "instead of one callout" } } },
          "CalloutRun": { "type": "object", "allOf": [{ "$ref": "#/components/schemas/CalloutJob" }], "properties": {
            "steps": { "type": "array", "items": { "$ref": "#/components/schemas/CalloutOutcome" } }, "governor": { "$ref": "#/components/schemas/GovernorUse" } } },
          "CalloutOutcome": { "type": "object", "description": "a response, the ids of records, or an exception", "properties": {
            "response": { "$ref": "#/components/schemas/CalloutResponse" }, "ids": { "type": "array", "items": { "type": "string" } }, "exception": { "$ref": "#/components/schemas/ApexException" } } },
          "CalloutResponse": { "type": "object", "properties": { "statusCode": { "type": "integer" }, "status": { "type": "string" }, "headers": { "type": "object", "additionalProperties": { "type": "string" } }, "body": { "type": "string" }, "bodyBase64": { "type": "string" } } },
          "ApexException": { "type": "object", "properties": { "type": { "type": "string" }, "message": { "type": "string" } } },
          "GovernorUse": { "type": "object", "properties": { "context": { "type": "string", "description": "sync or async" }, "limits": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/GovernorShare" } } } },
          "GovernorShare": { "type": "object", "properties": { "used": { "type": "integer" }, "limit": { "type": "integer" } } },
          "CalloutJob": { "type": "object", "properties": {
            "id": { "type": "string", "description": "707… of queued ones, 08e… of schedules" }, "status": { "type": "string", "description": "queued, processing, completed, failed, aborted" },
            "name": { "type": "string" }, "cron": { "type": "string" }, "createdAt": { "type": "string", "format": "date-time" }, "due": { "type": "string", "format": "date-time" },
            "runs": { "type": "integer" }, "lastRun": { "type": "string", "format": "date-time" }, "result": { "type": "object", "description": "of the last run, as a call that waits has it" } } },
          "CalloutJobs": { "type": "object", "properties": { "jobs": { "type": "array", "items": { "$ref": "#/components/schemas/CalloutJob" } } } },

        """;
}
