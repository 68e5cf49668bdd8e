using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Mail;

/// <summary>A mail that goes with its transaction.</summary>
internal sealed record MailEffect(SentMail Mail) : TransactionEffect;
