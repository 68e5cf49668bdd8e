using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Control.Requests;

/// <summary>The request journal as openapi/control.json describes it.</summary>
internal static class RequestOperations
{
    private static readonly string[] filter = ["api", "method", "path", "sobject", "user", "client", "status", "fault", "unsupported", "contains", "body", "after"];

    public static Operation[] All { get; } =
    [
        new("GET /_fakeforce/requests", "requests", "The calls that the org has had, of every protocol, without their secrets") { Query = [.. filter, "limit"], Answers = [new(200, "Calls, oldest first", Content.Json("RequestList"))] },
        new("DELETE /_fakeforce/requests", "clearRequests", "Empties the journal") { Answers = [new(200, "Done", Content.Json("Nothing"))] },
        new("POST /_fakeforce/requests/verify", "verifyRequests", "Whether there were so many calls of a kind; without a number at least one")
        {
            Body = Content.Json("Verification"),
            Answers = [new(200, "So it is", Content.Json("VerificationResult")), new(406, "It is not: those that come nearest, and in what they differ", Content.Json("VerificationResult"))],
        },
        new("GET /_fakeforce/requests/stream", "followRequests", "The calls as they end, as server-sent events whose id is the call's") { Query = filter, Answers = [new(200, "Server-sent events", new("text/event-stream"))] },
        new("GET /_fakeforce/metrics", "metrics", "Counts and times of calls of all orgs, and the size of the server, in Prometheus' text format") { Answers = [new(200, "Metrics", new("text/plain"))] },
        new("GET /_fakeforce/requests/har", "requestArchive", "The calls as an HTTP Archive (HAR 1.2)") { Query = [.. filter, "limit"], Answers = [new(200, "The archive", Content.Json("HttpArchive"))] },
    ];

    /// <summary>Members of the schemas' object.</summary>
    public const string Schemas = """
          "JournaledRequest": { "type": "object", "properties": {
            "id": { "type": "integer", "format": "int64" }, "inside": { "type": "integer", "format": "int64", "description": "the composite call that it was a part of" },
            "at": { "type": "string", "format": "date-time" }, "milliseconds": { "type": "number" },
            "api": { "type": "string", "description": "rest, composite, bulk, tooling, bulk1, soap, apexrest, oauth, cometd, pubsub, outbound, callout, external or other" },
            "method": { "type": "string" }, "path": { "type": "string" }, "query": { "type": "string" },
            "status": { "type": "integer", "description": "0 if the connection was broken" },
            "sobject": { "type": "string" }, "user": { "type": "string" }, "client": { "type": "string" },
            "fault": { "type": "string", "description": "the rule that struck it" },
            "unsupported": { "type": "string", "description": "what of it FakeForce does not have" },
            "nearest": { "type": "array", "items": { "type": "string" }, "description": "for an unsupported call: what there is" },
            "request": { "$ref": "#/components/schemas/JournaledSide" }, "response": { "$ref": "#/components/schemas/JournaledSide" } } },
          "JournaledSide": { "type": "object", "properties": {
            "headers": { "type": "object", "additionalProperties": { "type": "string" } },
            "bytes": { "type": "integer", "format": "int64" }, "isCut": { "type": "boolean" }, "body": { "type": "string" }, "bodyBase64": { "type": "string" } } },
          "RequestList": { "type": "object", "properties": {
            "lastId": { "type": "integer", "format": "int64" }, "forgotten": { "type": "integer", "format": "int64", "description": "calls that had to go for want of room" },
            "more": { "type": "boolean" }, "requests": { "type": "array", "items": { "$ref": "#/components/schemas/JournaledRequest" } } } },
          "Verification": { "type": "object", "properties": {
            "api": { "type": "string" }, "method": { "type": "string" },
            "path": { "type": "string", "description": "behind the version, with * for a segment and ** for any number" },
            "sobject": { "type": "string" }, "user": { "type": "string" }, "client": { "type": "string" }, "status": { "type": "integer" },
            "fault": { "type": "string" }, "unsupported": { "type": "boolean" },
            "contains": { "type": "string", "description": "stands in the request's body" },
            "body": { "description": "what the request's JSON holds at least; of a list, one of its items" },
            "exactly": { "type": "integer" }, "atLeast": { "type": "integer" }, "atMost": { "type": "integer" },
            "after": { "type": "integer", "description": "only calls behind this id" } } },
          "VerificationResult": { "type": "object", "properties": {
            "verified": { "type": "boolean" }, "wanted": { "type": "string" }, "count": { "type": "integer" },
            "unsure": { "type": "string", "description": "what is missing for a judgement" },
            "nearest": { "type": "array", "items": { "type": "object", "properties": {
              "id": { "type": "integer", "format": "int64" }, "method": { "type": "string" }, "path": { "type": "string" }, "status": { "type": "integer" },
              "differences": { "type": "array", "items": { "type": "string" } } } } } } },
          "HttpArchive": { "type": "object", "properties": { "log": { "type": "object" } } },

        """;
}
