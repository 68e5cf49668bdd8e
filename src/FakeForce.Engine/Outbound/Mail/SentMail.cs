namespace FakeForce.Engine.Outbound.Mail;

/// <summary>A mail that a real org would have sent.</summary>
public sealed record SentMail
{
    public required DateTimeOffset SentAt { get; init; }
    public required string From { get; init; }
    public IReadOnlyList<string> To { get; init; } = [];
    public IReadOnlyList<string> Cc { get; init; } = [];
    public IReadOnlyList<string> Bcc { get; init; } = [];
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public bool IsHtml { get; init; }

    /// <summary>A lead or contact among those it goes to, and what it is about.</summary>
    public RecordId? RecipientId { get; init; }
    public RecordId? RelatedId { get; init; }

    public int Recipients => To.Count + Cc.Count + Bcc.Count;
}
