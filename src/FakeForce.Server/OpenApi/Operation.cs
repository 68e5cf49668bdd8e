namespace FakeForce.Server.OpenApi;

/// <summary>
/// What the OpenAPI document says of one line of a routing table: its methods and path as "GET,POST /id/{orgId}/{userId}"
/// (HEAD goes with GET), an id for generated clients, and one sentence.
/// </summary>
internal sealed record Operation(string Route, string Id, string Summary)
{
    /// <summary>Query parameters; a name that ends in "!" is required.</summary>
    public string[] Query { get; init; } = [];

    /// <summary>Request headers that change the answer.</summary>
    public string[] Headers { get; init; } = [];

    public Content? Body { get; init; }
    public Answer[] Answers { get; init; } = [];
}

/// <summary>One status that an operation answers with, and what it means.</summary>
internal sealed record Answer(int Status, string Meaning, Content? Content = null);

/// <summary>A body: its media type, and the name of its schema or null where it is bytes or text without a form.</summary>
internal sealed record Content(string MediaType, string? Schema = null)
{
    /// <summary>False for a request that may come without this body.</summary>
    public bool IsRequired { get; init; } = true;

    public static Content Json(string schema) => new("application/json", schema);

    public static Content Form(string schema) => new("application/x-www-form-urlencoded", schema);
}

/// <summary>The operations of one face, its schemas as a JSON object, and the body of whatever goes wrong in it.</summary>
internal sealed record Section(string Tag, string Description, Operation[] Operations)
{
    public string Schemas { get; init; } = "{}";
    public Content? Otherwise { get; init; }
}
