using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Rest.Actions;

/// <summary>/actions as openapi/rest.json describes it.</summary>
internal static class ActionOperations
{
    private const string Actions = "/services/data/v{version}/actions";

    private static readonly Answer[] results =
    [
        new(200, "A result for each set of inputs, in their order", Content.Json("ActionResults")),
        new(400, "The same where one failed; or what is wrong with the body", Content.Json("ActionResults")),
    ];

    public static Section Section => new("actions", "Standard actions, and the operations of external services",
    [
        Get("", "actions", "Where standard and custom actions are", "Resources"),
        Get("/standard", "standardActions", "The standard actions that are built", "ActionList"),
        Get("/standard/{name}", "describeStandardAction", "What a standard action takes and gives", "ActionDescribe"),
        new($"POST {Actions}/standard/{{name}}", "invokeStandardAction", "Runs a standard action once for each set of inputs") { Body = Content.Json("ActionInputs"), Answers = results },
        Get("/custom", "customActionTypes", "The types of custom actions and their paths", "Resources"),
        Get("/custom/{type}", "customActions", "The custom actions of a type", "ActionList"),
        Get("/custom/{type}/{name}", "describeCustomAction", "What a custom action takes and gives; those of external services are called Service.operation", "ActionDescribe"),
        new($"POST {Actions}/custom/{{type}}/{{name}}", "invokeCustomAction", "Runs a custom action once for each set of inputs; external services are called out to") { Body = Content.Json("ActionInputs"), Answers = results },
        Get("/custom/emailAlert/{sobject}/{name}", "describeEmailAlert", "What an email alert takes: the id of a record", "ActionDescribe"),
        new($"POST {Actions}/custom/emailAlert/{{sobject}}/{{name}}", "invokeEmailAlert", "Sends an email alert about each record; the mails are kept for tests to see") { Body = Content.Json("ActionInputs"), Answers = results },
    ])
    {
        Otherwise = Content.Json("Errors"),
        Schemas = """
        {
          "ActionList": { "type": "object", "properties": { "actions": { "type": "array", "items": { "type": "object", "properties": {
            "label": { "type": "string" }, "name": { "type": "string" }, "type": { "type": "string" }, "url": { "type": "string" } } } } } },
          "ActionDescribe": { "type": "object", "properties": {
            "description": { "type": "string", "nullable": true }, "label": { "type": "string" }, "name": { "type": "string" }, "standard": { "type": "boolean" }, "type": { "type": "string" },
            "targetEntityName": { "type": "string", "nullable": true },
            "inputs": { "type": "array", "items": { "$ref": "#/components/schemas/ActionValue" } }, "outputs": { "type": "array", "items": { "$ref": "#/components/schemas/ActionValue" } } } },
          "ActionValue": { "type": "object", "properties": {
            "name": { "type": "string" }, "label": { "type": "string" }, "description": { "type": "string", "nullable": true }, "type": { "type": "string" },
            "apexClass": { "type": "string", "nullable": true }, "byteLength": { "type": "integer" }, "maxOccurs": { "type": "integer" }, "required": { "type": "boolean" },
            "picklistValues": { "type": "array", "nullable": true, "items": { "type": "string" } }, "sobjectType": { "type": "string", "nullable": true } } },
          "ActionInputs": { "type": "object", "required": ["inputs"], "properties": { "inputs": { "type": "array", "items": { "type": "object" }, "description": "1 to 200 sets of inputs" } } },
          "ActionResults": { "type": "array", "items": { "type": "object", "properties": {
            "actionName": { "type": "string" }, "errors": { "type": "array", "nullable": true, "items": { "$ref": "#/components/schemas/ActionError" } }, "invocationId": { "type": "string", "nullable": true },
            "isSuccess": { "type": "boolean" }, "outputValues": { "type": "object", "nullable": true }, "sortOrder": { "type": "integer" }, "version": { "type": "integer" } } } },
          "ActionError": { "type": "object", "properties": { "statusCode": { "type": "string" }, "message": { "type": "string" }, "fields": { "type": "array", "items": { "type": "string" } } } }
        }
        """,
    };

    private static Operation Get(string path, string id, string summary, string schema) =>
        new($"GET {Actions}{path}", id, summary) { Headers = ["If-Modified-Since", "If-None-Match"], Answers = [new(200, "As asked", Content.Json(schema)), new(304, "Nothing has changed")] };
}
