using FakeForce.Server.OpenApi;

namespace FakeForce.Server.Control.Mail;

/// <summary>The calls about mails, for the OpenAPI document.</summary>
internal static class MailOperations
{
    public static readonly Operation[] All =
    [
        new("GET /_fakeforce/emails", "emails", "Mails that a real org would have sent; FakeForce sends none") { Answers = [new(200, "Mails, oldest first; the last 1,000", Content.Json("SentMails"))] },
        new("DELETE /_fakeforce/emails", "clearEmails", "Forgets them") { Answers = [new(200, "Done", Content.Json("Nothing"))] },
    ];

    public const string Schemas = """
          "SentMails": { "type": "object", "properties": { "count": { "type": "integer", "description": "all since the start, also those that are no longer kept" }, "emails": { "type": "array", "items": { "$ref": "#/components/schemas/SentMail" } } } },
          "SentMail": { "type": "object", "properties": {
            "sentAt": { "type": "string", "format": "date-time" }, "from": { "type": "string" },
            "to": { "type": "array", "items": { "type": "string" } }, "cc": { "type": "array", "items": { "type": "string" } }, "bcc": { "type": "array", "items": { "type": "string" } },
            "subject": { "type": "string" }, "body": { "type": "string" }, "html": { "type": "boolean" }, "recipientId": { "type": "string" }, "relatedRecordId": { "type": "string" } } },

        """;
}
