using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Control.Locks;

/// <summary>The calls about locks, for the OpenAPI document.</summary>
internal static class LockOperations
{
    public static readonly Operation[] All =
    [
        new("GET /_fakeforce/locks", "locks", "Rows that another transaction holds") { Answers = [new(200, "Locks", Content.Json("RowLocks"))] },
        new("POST /_fakeforce/locks", "lockRows", "Holds rows as another transaction would: who would change them, or records below them, gets UNABLE_TO_LOCK_ROW") { Body = Content.Json("NewRowLock"), Answers = [new(200, "The lock", Content.Json("RowLock"))] },
        new("DELETE /_fakeforce/locks", "unlockAllRows", "Lets all rows go") { Answers = [new(200, "Done", Content.Json("Nothing"))] },
        new("DELETE /_fakeforce/locks/{lock}", "unlockRows", "Lets the rows of one lock go") { Answers = [new(200, "Done", Content.Json("Nothing"))] },
    ];

    public const string Schemas = """
          "RowLocks": { "type": "object", "properties": { "locks": { "type": "array", "items": { "$ref": "#/components/schemas/RowLock" } } } },
          "RowLock": { "type": "object", "properties": { "lock": { "type": "integer" }, "records": { "type": "array", "items": { "type": "string" } }, "until": { "type": "string", "format": "date-time", "description": "by the org's clock; left out for a lock without end" } } },
          "NewRowLock": { "type": "object", "properties": { "records": { "type": "array", "items": { "type": "string" } }, "seconds": { "type": "number", "description": "by the org's clock; until they are let go when left out" } } },

        """;
}
