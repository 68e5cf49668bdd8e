using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Rest;

/// <summary>The REST API as openapi/rest.json describes it; RestSchemas has the bodies.</summary>
internal static class RestOperations
{
    private const string Data = "/services/data/v{version}";
    private const string Type = Data + "/sobjects/{sobject}";
    private const string Row = Type + "/{id}";
    private const string Key = Type + "/{key}/{value}";
    private const string Password = Data + "/sobjects/User/{id}/password";

    private const string Tools = Data + "/tooling";
    private const string Tool = Tools + "/sobjects/{sobject}";

    private const string Push = Data + "/sobjects/StreamingChannel/{id}/push";

    private static readonly Content errors = Content.Json("Errors");

    public static Section Org => new("org", "Versions, resources, limits and describes",
    [
        new("GET /services/data", "versions", "The API versions on offer; needs no session") { Answers = [Ok("Versions")] },
        new($"GET {Data}", "resources", "The resources of a version and their paths") { Answers = [Ok("Resources")] },
        new($"GET {Data}/limits", "limits", "The org's limits and what is left of each") { Answers = [Ok("Limits")] },
        new($"GET {Data}/limits/recordCount", "recordCount", "How many records each object has") { Query = ["sObjects"], Answers = [Ok("RecordCounts")] },
        new($"GET {Data}/recent", "recent", "The records that the user worked with last") { Query = ["limit"], Answers = [Ok("Records")] },
        new($"GET {Data}/sobjects", "describeGlobal", "Every object, without fields")
        {
            Headers = ["If-Modified-Since", "If-None-Match"],
            Answers = [Ok("DescribeGlobal"), new(304, "Nothing has changed")],
        },
        new($"GET {Type}", "sobjectBasics", "An object's own lines and the records used last") { Answers = [Ok("SObjectBasics")] },
        new($"GET {Type}/describe", "describe", "An object with all its fields")
        {
            Headers = ["If-Modified-Since", "If-None-Match"],
            Answers = [Ok("Describe"), new(304, "Nothing has changed")],
        },
        new($"GET {Password}", "passwordStatus", "Whether a user's password has expired") { Answers = [Ok("PasswordStatus")] },
        new($"POST {Password}", "setPassword", "Sets a user's password") { Body = Content.Json("NewPassword"), Answers = [new(204, "Set")] },
        new($"DELETE {Password}", "resetPassword", "Gives a user a password of the org's making") { Answers = [Ok("NewPassword")] },
    ])
    {
        Otherwise = errors,
        Schemas = RestSchemas.Org,
    };

    public static Section Rows => new("records", "Create, read, update, upsert and delete",
    [
        new($"POST {Type}", "create", "Creates a record") { Body = Content.Json("Record"), Headers = ["Sforce-Auto-Assign", "Sforce-Mru"], Answers = [Saved(201, "Created")] },
        new($"POST {Type}/Id", "createWithoutKey", "Creates a record: an upsert by Id without an id") { Body = Content.Json("Record"), Answers = [Saved(201, "Created")] },
        new($"GET {Row}", "read", "Reads a record, whole or the named fields") { Query = ["fields"], Answers = [Ok("Record")] },
        new($"PATCH {Row}", "update", "Changes the given fields of a record") { Body = Content.Json("Record"), Headers = ["Sforce-Auto-Assign", "If-Unmodified-Since"], Answers = [new(204, "Changed")] },
        new($"DELETE {Row}", "delete", "Puts a record into the recycle bin") { Answers = [new(204, "Deleted")] },
        new($"GET {Key}", "readKeyed", "Reads by external id, or a relationship or file of the record whose id is the key")
        {
            Query = ["fields"],
            Answers = [Ok("Record"), Choices],
        },
        new($"PATCH {Key}", "upsert", "Creates or changes by external id, or changes the parent of the record whose id is the key")
        {
            Query = ["updateOnly"],
            Body = Content.Json("Record"),
            Answers = [Saved(200, "Changed, from 46.0"), Saved(201, "Created"), new(204, "Changed, before 46.0"), Choices],
        },
        new($"DELETE {Key}", "deleteKeyed", "Deletes by external id, or the parent of the record whose id is the key") { Answers = [new(204, "Deleted"), Choices] },
        new($"GET {Type}/updated", "updated", "Ids of the records that changed between two moments") { Query = ["start!", "end!"], Answers = [Ok("Updated")] },
        new($"GET {Type}/deleted", "deleted", "Ids of the records that were deleted between two moments") { Query = ["start!", "end!"], Answers = [Ok("Deleted")] },
    ])
    {
        Otherwise = errors,
        Schemas = RestSchemas.Rows,
    };

    public static Section Queries => new("query", "SOQL",
    [
        new($"GET {Data}/query", "query", "Runs SOQL, or explains it") { Query = ["q", "explain", "columns"], Headers = ["Sforce-Query-Options"], Answers = [Ok("QueryResult")] },
        new($"GET {Data}/queryAll", "queryAll", "Runs SOQL over the recycle bin too") { Query = ["q", "columns"], Headers = ["Sforce-Query-Options"], Answers = [Ok("QueryResult")] },
        new($"GET {Data}/query/{{locator}}", "queryMore", "The next page of a query") { Answers = [Ok("QueryResult")] },
        new($"GET {Data}/queryAll/{{locator}}", "queryAllMore", "The next page of a queryAll") { Answers = [Ok("QueryResult")] },
        new($"GET {Data}/named/query/{{name}}", "namedQuery", "Runs a named query; its parameters stand in the URL, from 65.0") { Headers = ["Sforce-Query-Options"], Answers = [Ok("QueryResult")] },
    ])
    {
        Otherwise = errors,
        Schemas = RestSchemas.Queries,
    };

    public static Section Search => new("search", "SOSL",
    [
        new($"GET {Data}/search", "search", "Runs SOSL") { Query = ["q!"], Answers = [Ok("SearchResult")] },
        new($"GET {Data}/parameterizedSearch", "parameterizedSearch", "Searches without SOSL; Account.fields, Account.where … refine one object")
        {
            Query = ["q!", "sobject", "fields", "in", "defaultLimit", "overallLimit", "offset", "metadata", "pricebookId", "spellCorrection", "snippet", "division", "dataCategory", "netWorkIds", "updateTracking", "updateViewStat"],
            Answers = [Ok("SearchResult")],
        },
        new($"POST {Data}/parameterizedSearch", "parameterizedSearchByBody", "The same with the parameters in the body") { Body = Content.Json("SearchParameters"), Answers = [Ok("SearchResult")] },
        new($"GET {Data}/search/scopeOrder", "searchScopeOrder", "The objects that the user searches most") { Answers = [Ok("SearchScope")] },
        new($"GET {Data}/search/layout", "searchLayouts", "The columns of search results") { Query = ["q!"], Answers = [Ok("SearchLayouts")] },
        new($"GET {Data}/search/suggestions", "searchSuggestions", "Records whose names begin with what was typed so far")
        {
            Query = ["q!", "sobject!", "fields", "limit", "where", "ignoreUnsupportedSObjects"],
            Answers = [Ok("Suggestions")],
        },
    ])
    {
        Otherwise = errors,
        Schemas = RestSchemas.Search,
    };

    public static Section Events => new("events", "Schemas of events, and pushing to streaming channels",
    [
        new($"GET {Type}/eventSchema", "eventSchema", "The schema of a platform event, by its name") { Query = ["payloadFormat"], Answers = [Ok("EventSchema")] },
        new($"GET {Data}/event/eventSchema/{{schemaId}}", "eventSchemaById", "The same by the schema's id, also of change events") { Query = ["payloadFormat"], Answers = [Ok("EventSchema")] },
        new($"GET {Push}", "streamingChannelUsers", "Who is subscribed to a streaming channel") { Answers = [Ok("ChannelUsers")] },
        new($"POST {Push}", "pushToStreamingChannel", "Sends texts to a channel's subscribers, to all or to some") { Body = Content.Json("PushEvents"), Answers = [Ok("PushResults")] },
    ])
    {
        Otherwise = errors,
        Schemas = RestSchemas.Events,
    };

    public static Section Tooling => new("tooling", "Tooling API: channels of events, their members and managed subscriptions; what describes metadata",
    [
        new($"GET {Tools}", "toolingResources", "What Tooling API has here") { Answers = [Ok("Resources")] },
        new($"GET {Tools}/query", "toolingQuery", "Runs SOQL over the objects of Tooling API") { Query = ["q!"], Headers = ["Sforce-Query-Options"], Answers = [Ok("QueryResult")] },
        new($"GET {Tools}/query/{{locator}}", "toolingQueryMore", "The next page of a query") { Answers = [Ok("QueryResult")] },
        new($"GET {Tools}/sobjects", "toolingDescribeGlobal", "Every object of Tooling API that is built") { Answers = [Ok("DescribeGlobal"), new(304, "Nothing has changed")] },
        new($"GET {Tool}", "toolingBasics", "An object's own lines") { Answers = [Ok("SObjectBasics")] },
        new($"GET {Tool}/describe", "toolingDescribe", "An object with all its fields") { Answers = [Ok("Describe"), new(304, "Nothing has changed")] },
        new($"POST {Tool}", "toolingCreate", "Makes a PlatformEventChannel, PlatformEventChannelMember or ManagedEventSubscription") { Body = Content.Json("MetadataComponent"), Answers = [Saved(201, "Made")] },
        new($"GET {Tool}/{{id}}", "toolingRead", "Reads one, whole or the named fields") { Query = ["fields"], Answers = [Ok("Record")] },
        new($"PATCH {Tool}/{{id}}", "toolingUpdate", "Changes one; the body is its full definition") { Body = Content.Json("MetadataComponent"), Answers = [new(204, "Changed")] },
        new($"DELETE {Tool}/{{id}}", "toolingDelete", "Deletes one; a channel goes with its members") { Answers = [new(204, "Deleted")] },
    ])
    {
        Otherwise = errors,
        Schemas = RestSchemas.Tooling,
    };

    private static Answer Ok(string schema) => new(200, "As asked", Content.Json(schema));

    private static Answer Saved(int status, string meaning) => new(status, meaning, Content.Json("SaveResult"));

    private static Answer Choices => new(300, "Several records match: their paths; nothing was written", Content.Json("Paths"));
}
