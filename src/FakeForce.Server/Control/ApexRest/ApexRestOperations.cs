using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Control.ApexRest;

/// <summary>The stubs of Apex REST as openapi/control.json describes them.</summary>
internal static class ApexRestOperations
{
    public static Operation[] All { get; } =
    [
        new("GET /_fakeforce/apexrest", "apexRestStubs", "The stubs of Apex REST resources, with how often each was called") { Answers = [new(200, "Stubs", Content.Json("ApexRestStubs"))] },
        new("PUT /_fakeforce/apexrest", "setApexRestStubs", "Sets one stub or a list of them, beside those of other paths and methods; all or none") { Body = Content.Json("ApexRestStub"), Answers = [new(200, "All stubs", Content.Json("ApexRestStubs"))] },
        new("DELETE /_fakeforce/apexrest", "resetApexRestStubs", "Goes back to the stubs of the definitions, of which none was called yet") { Answers = [new(200, "All stubs", Content.Json("ApexRestStubs"))] },
    ];

    /// <summary>Members of the document's schemas, the last one with its comma.</summary>
    public const string Schemas = """
          "ApexRestResponse": { "type": "object", "properties": {
            "status": { "type": "integer" }, "headers": { "type": "object", "additionalProperties": { "type": "string" } },
            "body": { "description": "JSON whose texts may hold placeholders such as {{path.1}}" }, "text": { "type": "string" }, "contentType": { "type": "string" },
            "exception": { "type": "string", "description": "uncaught: System.DmlException: Insert failed" }, "delay": { "type": "string", "description": "by the org's clock: PT2S" } } },
          "ApexRestStub": { "type": "object", "required": ["urlMapping"], "allOf": [{ "$ref": "#/components/schemas/ApexRestResponse" }], "properties": {
            "urlMapping": { "type": "string", "description": "/orders/*" }, "namespace": { "type": "string" }, "method": { "type": "string", "description": "GET if it is not said" },
            "className": { "type": "string", "description": "in stack traces" }, "query": { "type": "string" },
            "responses": { "type": "array", "items": { "$ref": "#/components/schemas/ApexRestResponse" }, "description": "one for each call in turn; the last goes on" },
            "noRows": { "$ref": "#/components/schemas/ApexRestResponse" }, "hits": { "type": "integer" } } },
          "ApexRestStubs": { "type": "object", "properties": { "apexRest": { "type": "array", "items": { "$ref": "#/components/schemas/ApexRestStub" } } } },
        """;
}
