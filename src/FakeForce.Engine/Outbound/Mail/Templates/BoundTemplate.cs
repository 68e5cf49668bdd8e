using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Outbound.Mail.Templates;

/// <summary>A template for mails about records of one sObject.</summary>
internal sealed class BoundTemplate(EmailTemplate template, SObjectType type, Catalog catalog)
{
    private readonly MergeText subject = new(template.Subject, type, catalog), body = new(template.Content, type, catalog);

    /// <summary>Merge fields that stay as they are written.</summary>
    public IEnumerable<string> Unknown => subject.Unknown.Concat(body.Unknown).Distinct();

    /// <summary>The mail but for its addresses.</summary>
    public SentMail Write(MergeFrame frame) => new()
    {
        SentAt = frame.Transaction.Now,
        From = "",
        Subject = subject.In(frame),
        Body = body.In(frame),
        IsHtml = template.IsHtml,
        RecipientId = frame.RecipientId.IsEmpty ? null : frame.RecipientId,
        RelatedId = frame.RecordId,
    };
}
