using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Control.External;

/// <summary>The calls about external data sources, for the OpenAPI document.</summary>
internal static class ExternalOperations
{
    public static readonly Operation[] All =
    [
        new("GET /_fakeforce/external-data-sources", "externalDataSources", "The external data sources, and the external objects of each") { Answers = [new(200, "Data sources", Content.Json("ExternalDataSources"))] },
        new("POST /_fakeforce/external-data-sources/{source}/sync", "syncExternalDataSource", "Validate and Sync: makes external objects of the source's tables, or makes them anew") { Body = Content.Json("SyncOrder"), Answers = [new(200, "What was found, in the words of fakeforce.json", Content.Json("Synced"))] },
    ];

    public const string Schemas = """
          "ExternalDataSources": { "type": "object", "properties": { "externalDataSources": { "type": "array", "items": { "type": "object", "properties": {
            "fullName": { "type": "string" }, "type": { "type": "string" }, "endpoint": { "type": "string" }, "isWritable": { "type": "boolean" },
            "objects": { "type": "array", "items": { "type": "string" } } } } } } },
          "SyncOrder": { "type": "object", "properties": {
            "tables": { "type": "array", "items": { "type": "string" }, "description": "as the external system calls them; without it all" },
            "validateOnly": { "type": "boolean", "description": "leaves the org as it is" } } },
          "Synced": { "type": "object", "properties": {
            "isTaken": { "type": "boolean" },
            "objects": { "type": "array", "items": { "type": "object", "description": "an external object as fakeforce.json defines it", "properties": {
              "fullName": { "type": "string" }, "externalName": { "type": "string" } } } } } },

        """;
}
