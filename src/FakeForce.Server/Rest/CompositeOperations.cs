using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Rest;

/// <summary>The composite family as openapi/rest.json describes it.</summary>
internal static class CompositeOperations
{
    private const string Root = "/services/data/v{version}/composite";
    private const string Many = Root + "/sobjects";

    public static Section Section => new("composite", "Several calls or records in one call",
    [
        new($"GET {Root}", "compositeResources", "The paths of the composite family") { Answers = [Ok("Resources")] },
        new($"POST {Root}", "composite", "Up to 25 calls, one after the other or as one transaction, that can refer to each other's answers") { Body = Content.Json("Composite"), Answers = [Ok("CompositeResults")] },
        new($"POST {Root}/batch", "batch", "Up to 25 independent calls") { Body = Content.Json("Batch"), Answers = [Ok("BatchResults")] },
        new($"POST {Root}/graph", "graph", "Composites that are transactions each") { Body = Content.Json("Graphs"), Answers = [Ok("GraphResults")] },
        new($"POST {Root}/tree/{{sobject}}", "tree", "Creates up to 200 records with their children, all or none")
        {
            Body = Content.Json("Tree"),
            Answers = [new(201, "Created", Content.Json("TreeResults")), new(400, "Nothing was created", Content.Json("TreeResults"))],
        },
        new($"POST {Many}", "createMany", "Creates up to 200 records") { Body = Content.Json("Collection"), Headers = ["Sforce-Auto-Assign", "Sforce-Mru"], Answers = [Ok("CollectionResults")] },
        new($"PATCH {Many}", "updateMany", "Changes up to 200 records") { Body = Content.Json("Collection"), Answers = [Ok("CollectionResults")] },
        new($"DELETE {Many}", "deleteMany", "Puts up to 200 records into the recycle bin") { Query = ["ids!", "allOrNone"], Answers = [Ok("CollectionResults")] },
        new($"GET {Many}/{{sobject}}", "retrieveMany", "Reads records by their ids") { Query = ["ids!", "fields!"], Answers = [Ok("Records")] },
        new($"POST {Many}/{{sobject}}", "retrieveManyByBody", "Reads up to 2,000 records by their ids") { Body = Content.Json("Retrieve"), Answers = [Ok("Records")] },
        new($"PATCH {Many}/{{sobject}}/{{key}}", "upsertMany", "Creates or changes up to 200 records by external id") { Body = Content.Json("Collection"), Answers = [Ok("CollectionResults")] },
    ])
    {
        Otherwise = Content.Json("Errors"),
        Schemas = Schemas,
    };

    private const string Schemas = """
    {
      "Subrequest": { "type": "object", "required": ["method", "url", "referenceId"], "properties": {
        "method": { "type": "string" }, "url": { "type": "string" }, "referenceId": { "type": "string" }, "body": {},
        "httpHeaders": { "type": "object", "additionalProperties": { "type": "string" } } } },
      "Composite": { "type": "object", "required": ["compositeRequest"], "properties": {
        "allOrNone": { "type": "boolean" }, "collateSubrequests": { "type": "boolean" },
        "compositeRequest": { "type": "array", "items": { "$ref": "#/components/schemas/Subrequest" } } } },
      "CompositeResults": { "type": "object", "properties": { "compositeResponse": { "type": "array", "items": { "type": "object", "properties": {
        "body": {}, "httpHeaders": { "type": "object", "additionalProperties": { "type": "string" } },
        "httpStatusCode": { "type": "integer" }, "referenceId": { "type": "string" } } } } } },
      "Batch": { "type": "object", "required": ["batchRequests"], "properties": {
        "haltOnError": { "type": "boolean" },
        "batchRequests": { "type": "array", "items": { "type": "object", "required": ["method", "url"], "properties": {
          "method": { "type": "string" }, "url": { "type": "string" }, "richInput": {},
          "binaryPartName": { "type": "string" }, "binaryPartNameAlias": { "type": "string" } } } } } },
      "BatchResults": { "type": "object", "properties": { "hasErrors": { "type": "boolean" },
        "results": { "type": "array", "items": { "type": "object", "properties": { "statusCode": { "type": "integer" }, "result": {} } } } } },
      "Graphs": { "type": "object", "required": ["graphs"], "properties": { "graphs": { "type": "array", "items": {
        "type": "object", "required": ["graphId", "compositeRequest"], "properties": { "graphId": { "type": "string" },
          "compositeRequest": { "type": "array", "items": { "$ref": "#/components/schemas/Subrequest" } } } } } } },
      "GraphResults": { "type": "object", "properties": { "graphs": { "type": "array", "items": { "type": "object", "properties": {
        "graphId": { "type": "string" }, "graphResponse": { "$ref": "#/components/schemas/CompositeResults" }, "isSuccessful": { "type": "boolean" } } } } } },
      "Tree": { "type": "object", "required": ["records"], "properties": { "records": { "$ref": "#/components/schemas/Records" } } },
      "TreeResults": { "type": "object", "properties": { "hasErrors": { "type": "boolean" }, "results": { "type": "array", "items": {
        "type": "object", "properties": { "referenceId": { "type": "string" }, "id": { "type": "string" },
          "errors": { "$ref": "#/components/schemas/RecordErrors" } } } } } },
      "Collection": { "type": "object", "required": ["records"], "properties": {
        "allOrNone": { "type": "boolean" }, "records": { "$ref": "#/components/schemas/Records" } } },
      "CollectionResults": { "type": "array", "items": { "type": "object", "properties": {
        "id": { "type": "string" }, "success": { "type": "boolean" }, "created": { "type": "boolean" },
        "errors": { "$ref": "#/components/schemas/RecordErrors" } } } },
      "RecordErrors": { "type": "array", "items": { "type": "object", "required": ["statusCode", "message"], "properties": {
        "statusCode": { "type": "string" }, "message": { "type": "string" },
        "fields": { "type": "array", "items": { "type": "string" } } } } },
      "Retrieve": { "type": "object", "required": ["ids", "fields"], "properties": {
        "ids": { "type": "array", "items": { "type": "string" } }, "fields": { "type": "array", "items": { "type": "string" } } } }
    }
    """;

    private static Answer Ok(string schema) => new(200, "As asked", Content.Json(schema));
}
