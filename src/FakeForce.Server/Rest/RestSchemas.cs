namespace FakeForce.Server.Rest;

/// <summary>
/// The bodies of the REST API in outline. A record's fields depend on the org, so they stay open here: the describe call is
/// their schema.
/// </summary>
internal static class RestSchemas
{
    public const string Org = """
    {
      "Versions": { "type": "array", "items": { "type": "object", "properties": {
        "label": { "type": "string" }, "url": { "type": "string" }, "version": { "type": "string" } } } },
      "Resources": { "type": "object", "additionalProperties": { "type": "string" } },
      "Limits": { "type": "object", "additionalProperties": { "type": "object", "properties": {
        "Max": { "type": "integer" }, "Remaining": { "type": "integer" } } } },
      "RecordCounts": { "type": "object", "properties": { "sObjects": { "type": "array", "items": { "type": "object", "properties": {
        "count": { "type": "integer" }, "name": { "type": "string" } } } } } },
      "DescribeGlobal": { "type": "object", "properties": {
        "encoding": { "type": "string" }, "maxBatchSize": { "type": "integer" },
        "sobjects": { "type": "array", "items": { "$ref": "#/components/schemas/SObject" } } } },
      "SObjectBasics": { "type": "object", "properties": {
        "objectDescribe": { "$ref": "#/components/schemas/SObject" },
        "recentItems": { "$ref": "#/components/schemas/Records" } } },
      "SObject": { "type": "object", "properties": {
        "name": { "type": "string" }, "label": { "type": "string" }, "keyPrefix": { "type": "string", "nullable": true },
        "custom": { "type": "boolean" } }, "additionalProperties": true },
      "Describe": { "allOf": [ { "$ref": "#/components/schemas/SObject" }, { "type": "object", "properties": {
        "fields": { "type": "array", "items": { "$ref": "#/components/schemas/Field" } } } } ] },
      "Field": { "type": "object", "properties": {
        "name": { "type": "string" }, "label": { "type": "string" }, "type": { "type": "string" }, "length": { "type": "integer" },
        "nillable": { "type": "boolean" }, "custom": { "type": "boolean" } }, "additionalProperties": true },
      "PasswordStatus": { "type": "object", "properties": { "isExpired": { "type": "boolean" } } },
      "NewPassword": { "type": "object", "required": ["NewPassword"], "properties": { "NewPassword": { "type": "string" } } },
      "Errors": { "type": "array", "items": { "type": "object", "required": ["errorCode", "message"], "properties": {
        "errorCode": { "type": "string" }, "message": { "type": "string" },
        "fields": { "type": "array", "items": { "type": "string" } } } } }
    }
    """;

    public const string Rows = """
    {
      "Record": { "type": "object", "additionalProperties": true },
      "Records": { "type": "array", "items": { "$ref": "#/components/schemas/Record" } },
      "Paths": { "type": "array", "items": { "type": "string" } },
      "SaveResult": { "type": "object", "properties": {
        "id": { "type": "string" }, "success": { "type": "boolean" }, "created": { "type": "boolean" },
        "errors": { "$ref": "#/components/schemas/Errors" } } },
      "Updated": { "type": "object", "properties": {
        "ids": { "type": "array", "items": { "type": "string" } }, "latestDateCovered": { "type": "string" } } },
      "Deleted": { "type": "object", "properties": {
        "deletedRecords": { "type": "array", "items": { "type": "object", "properties": {
          "id": { "type": "string" }, "deletedDate": { "type": "string" } } } },
        "earliestDateAvailable": { "type": "string" }, "latestDateCovered": { "type": "string" } } }
    }
    """;

    public const string Search = """
    {
      "SearchResult": { "type": "object", "properties": {
        "searchRecords": { "$ref": "#/components/schemas/Records" }, "metadata": { "type": "object", "additionalProperties": true } } },
      "SearchParameters": { "type": "object", "required": ["q"], "properties": {
        "q": { "type": "string" }, "fields": { "type": "array", "items": { "type": "string" } },
        "sobjects": { "type": "array", "items": { "type": "object", "required": ["name"], "properties": {
          "name": { "type": "string" }, "fields": { "type": "array", "items": { "type": "string" } }, "where": { "type": "string" },
          "limit": { "type": "integer" }, "orderBy": { "type": "string" } } } },
        "in": { "type": "string" }, "overallLimit": { "type": "integer" }, "defaultLimit": { "type": "integer" },
        "offset": { "type": "integer" }, "metadata": { "type": "string" }, "pricebookId": { "type": "string" },
        "spellCorrection": { "type": "boolean" } }, "additionalProperties": true },
      "SearchScope": { "type": "array", "items": { "type": "object", "properties": {
        "type": { "type": "string" }, "url": { "type": "string" } } } },
      "SearchLayouts": { "type": "array", "items": { "type": "object", "properties": {
        "label": { "type": "string" }, "limitRows": { "type": "integer" },
        "searchColumns": { "type": "array", "items": { "type": "object", "additionalProperties": true } } } } },
      "Suggestions": { "type": "object", "properties": {
        "autoSuggestResults": { "$ref": "#/components/schemas/Records" }, "hasMoreResults": { "type": "boolean" },
        "meta": { "type": "object", "additionalProperties": true } } }
    }
    """;

    public const string Events = """
    {
      "EventSchema": { "type": "object", "properties": {
        "name": { "type": "string" }, "namespace": { "type": "string" }, "type": { "type": "string" }, "uuid": { "type": "string" },
        "fields": { "type": "array", "items": { "type": "object", "additionalProperties": true } } } },
      "ChannelUsers": { "type": "object", "properties": {
        "OnlineUserIds": { "type": "array", "items": { "type": "string" } }, "ChannelName": { "type": "string" } } },
      "PushEvents": { "type": "object", "required": ["pushEvents"], "properties": { "pushEvents": { "type": "array", "items": { "type": "object", "properties": {
        "payload": { "type": "string" }, "userIds": { "type": "array", "items": { "type": "string" } } } } } } },
      "PushResults": { "type": "array", "items": { "type": "object", "properties": {
        "fanoutCount": { "type": "integer" }, "userOnlineStatus": { "type": "object", "additionalProperties": { "type": "boolean" } } } } }
    }
    """;

    public const string Tooling = """
    {
      "MetadataComponent": { "type": "object", "required": ["FullName", "Metadata"], "properties": {
        "FullName": { "type": "string" }, "Metadata": { "type": "object", "additionalProperties": true } } }
    }
    """;

    public const string Queries = """
    {
      "QueryResult": { "type": "object", "properties": {
        "totalSize": { "type": "integer" }, "done": { "type": "boolean" }, "nextRecordsUrl": { "type": "string" },
        "records": { "$ref": "#/components/schemas/Records" } }, "additionalProperties": true }
    }
    """;
}
