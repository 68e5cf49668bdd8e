using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Mail;

/// <summary>A mail that goes with its transaction ("Post-commit logic such as sending email"), written from what that made of the records; null for none after all.</summary>
internal sealed record MailEffect(Func<Transaction, SentMail?> Write) : TransactionEffect
{
    public MailEffect(SentMail mail) : this(_ => mail) { }
}
