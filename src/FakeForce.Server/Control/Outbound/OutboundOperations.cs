using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Control.Outbound;

/// <summary>The calls about outbound messages, for the OpenAPI document.</summary>
internal static class OutboundOperations
{
    public static readonly Operation[] All =
    [
        new("GET /_fakeforce/outbound-messages", "outboundMessages", "Outbound messages that wait to be acknowledged or have failed, oldest first") { Answers = [new(200, "Messages", Content.Json("OutboundMessages"))] },
        new("GET /_fakeforce/outbound-messages/wsdl/{name}", "outboundMessageWsdl", "The WSDL of an outbound message, named as Account.To_ERP") { Answers = [new(200, "The WSDL", new("text/xml")), new(404, "There is none of this name", Content.Json("ControlProblem"))] },
        new("POST /_fakeforce/outbound-messages/{message}/retry", "retryOutboundMessage", "Sends one now") { Answers = [new(200, "Its id", Content.Json("OutboundMessageId"))] },
        new("POST /_fakeforce/outbound-messages/{message}/requeue", "requeueOutboundMessage", "Sends one as if it were new") { Answers = [new(200, "Its id", Content.Json("OutboundMessageId"))] },
        new("DELETE /_fakeforce/outbound-messages/{message}", "dropOutboundMessage", "Removes one unsent") { Answers = [new(200, "Its id", Content.Json("OutboundMessageId"))] },
    ];

    public const string Schemas = """
          "OutboundMessageId": { "type": "object", "properties": { "id": { "type": "string" } } },
          "OutboundMessages": { "type": "object", "properties": {
            "waiting": { "type": "integer" }, "failed": { "type": "integer" },
            "messages": { "type": "array", "items": { "type": "object", "properties": {
              "id": { "type": "string", "description": "of the notification (04l…), by which receivers know repetitions" },
              "message": { "type": "string" }, "recordId": { "type": "string" }, "state": { "type": "string", "enum": ["waiting", "failed"] },
              "createdAt": { "type": "string", "format": "date-time" }, "attempts": { "type": "integer" },
              "lastAttempt": { "type": "string", "format": "date-time" }, "lastAnswer": { "type": "string" },
              "due": { "type": "string", "format": "date-time" }, "forgottenAt": { "type": "string", "format": "date-time", "description": "of failed ones" } } } } } },

        """;
}
