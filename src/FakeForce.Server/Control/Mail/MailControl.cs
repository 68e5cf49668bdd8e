using System.Text.Json;
using FakeForce.Engine.Outbound.Mail;

namespace FakeForce.Server.Control.Mail;

/// <summary>/_fakeforce/emails: the mails that a real org would have sent.</summary>
internal static class MailControl
{
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => new ValueTask<Action<Utf8JsonWriter>>(writer =>
    {
        writer.WriteNumber("count", org.Mails.Count);
        writer.WriteStartArray("emails");
        foreach (var mail in org.Mails.All) Write(writer, mail);
        writer.WriteEndArray();
    }));

    public static Task ClearAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        org.Mails.Clear();
        return new ValueTask<Action<Utf8JsonWriter>>(_ => { });
    });

    private static void Write(Utf8JsonWriter writer, SentMail mail)
    {
        writer.WriteStartObject();
        writer.WriteString("sentAt", mail.SentAt);
        writer.WriteString("from", mail.From);
        foreach (var (name, addresses) in ((string, IReadOnlyList<string>)[])[("to", mail.To), ("cc", mail.Cc), ("bcc", mail.Bcc)])
        {
            writer.WriteStartArray(name);
            foreach (var address in addresses) writer.WriteStringValue(address);
            writer.WriteEndArray();
        }
        writer.WriteString("subject", mail.Subject);
        writer.WriteString("body", mail.Body);
        writer.WriteBoolean("html", mail.IsHtml);
        if (mail.RecipientId is { } recipient) writer.WriteString("recipientId", recipient.ToString());
        if (mail.RelatedId is { } related) writer.WriteString("relatedRecordId", related.ToString());
        writer.WriteEndObject();
    }
}
