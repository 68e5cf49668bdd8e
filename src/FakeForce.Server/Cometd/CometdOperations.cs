using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Cometd;

/// <summary>Streaming API as openapi/rest.json describes it: what goes on inside is the Bayeux protocol's.</summary>
internal static class CometdOperations
{
    private const string Messages = "BayeuxMessages";

    public static Section Section => new("streaming", "Streaming API (CometD, long polling)",
    [
        new("POST " + CometdRoutes.Path, "cometd", "Bayeux messages: handshake, connect, subscribe, unsubscribe, disconnect; a connect is held up to 110 seconds")
        {
            Headers = ["Cookie"],
            Body = Content.Json(Messages),
            Answers = [new(200, "A reply to each message, behind the events that came", Content.Json(Messages))],
        },
    ])
    {
        Schemas = """
        {
          "BayeuxMessages": { "type": "array", "items": { "type": "object", "required": ["channel"], "properties": {
            "channel": { "type": "string" }, "clientId": { "type": "string" }, "successful": { "type": "boolean" }, "error": { "type": "string" },
            "subscription": { "type": "string" } }, "additionalProperties": true } }
        }
        """,
        Otherwise = Content.Json(Messages),
    };
}
