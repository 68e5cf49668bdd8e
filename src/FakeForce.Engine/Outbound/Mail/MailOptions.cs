using FakeForce.Engine.Outbound.Mail.Templates;
using FakeForce.Engine.Rules.AutoResponse;

namespace FakeForce.Engine.Outbound.Mail;

/// <summary>What an org writes in mails, and to whom without being asked.</summary>
public sealed record MailOptions
{
    public IReadOnlyList<EmailTemplate> Templates { get; init; } = [];
    public IReadOnlyList<AlertDefinition> Alerts { get; init; } = [];
    public IReadOnlyList<AutoResponseRule> AutoResponseRules { get; init; } = [];

    internal EmailTemplate? Template(string? name) => Templates.FirstOrDefault(one => one.FullName.Equals(name, StringComparison.OrdinalIgnoreCase));
}
