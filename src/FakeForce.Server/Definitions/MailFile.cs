using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Outbound.Mail.Templates;
using FakeForce.Engine.Rules.AutoResponse;
using FakeForce.Engine.Schema;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Definitions;

/// <summary>The keys "emailTemplates", "workflowAlerts" and "autoResponseRules" of fakeforce.json, in the words of the metadata types.</summary>
internal static class MailFile
{
    private static readonly DefinitionReader<EmailTemplate> templates = new("emailTemplates", "fullName", name => new EmailTemplate(name), new(StringComparer.Ordinal)
    {
        ["name"] = (template, value) => template with { Name = Text(value) },
        ["description"] = (template, value) => template with { Description = Text(value) },
        ["subject"] = (template, value) => template with { Subject = Text(value) },
        ["type"] = (template, value) => template with { Type = Text(value) },
        ["content"] = (template, value) => template with { Content = Text(value) },
        ["textOnly"] = (template, value) => template with { TextOnly = Text(value) },
        ["available"] = (template, value) => template with { Available = Flag(value) },
        ["uiType"] = (template, value) => template with { UiType = Text(value) },
        ["relatedEntityType"] = (template, value) => template with { RelatedEntityType = Text(value) },
    });

    private static readonly DefinitionReader<AlertRecipient> recipients = new("recipients", "type", type => new AlertRecipient(type), new(StringComparer.Ordinal)
    {
        ["field"] = (one, value) => one with { Field = Text(value) },
        ["recipient"] = (one, value) => one with { Recipient = Text(value) },
    });

    private static readonly DefinitionReader<AlertDefinition> alerts = new("workflowAlerts", "fullName", name => new AlertDefinition(name), new(StringComparer.Ordinal)
    {
        ["template"] = (alert, value) => alert with { Template = Text(value) },
        ["description"] = (alert, value) => alert with { Description = Text(value) },
        ["recipients"] = (alert, value) => alert with { Recipients = Inner(problems => recipients.ReadList(value, "recipients", problems)) },
        ["ccEmails"] = (alert, value) => alert with { CcEmails = Texts(value) },
        ["senderType"] = (alert, value) => alert with { SenderType = Text(value) },
        ["senderAddress"] = (alert, value) => alert with { SenderAddress = Text(value) },
    });

    private static readonly DefinitionReader<ResponseEntry> entries = new("ruleEntry", "", _ => new ResponseEntry(), new(StringComparer.Ordinal)
    {
        ["senderEmail"] = (entry, value) => entry with { SenderEmail = Text(value) },
        ["senderName"] = (entry, value) => entry with { SenderName = Text(value) },
        ["template"] = (entry, value) => entry with { Template = Text(value) },
        ["booleanFilter"] = (entry, value) => entry with { BooleanFilter = Text(value) },
        ["formula"] = (entry, value) => entry with { Formula = Text(value) },
        ["criteriaItems"] = (entry, value) => entry with { CriteriaItems = Inner(problems => WorkflowFile.Items.ReadList(value, "criteriaItems", problems)) },
    });

    private static readonly DefinitionReader<AutoResponseRule> responses = new("autoResponseRules", "fullName", name => new AutoResponseRule(name), new(StringComparer.Ordinal)
    {
        ["active"] = (rule, value) => rule with { Active = Flag(value) },
        ["ruleEntry"] = (rule, value) => rule with { Entries = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(entry => entries.ReadObject(entry, new ResponseEntry()))] : throw new FormatException("must be a list") },
    });

    /// <summary>What is not of their form goes to <paramref name="problems"/>.</summary>
    public static MailOptions Read(JsonElement root, List<string> problems) => new() { Templates = templates.Read(root, problems), Alerts = alerts.Read(root, problems), AutoResponseRules = responses.Read(root, problems) };

    /// <summary>Adds what does not go together, or not with the org's schema, which is right.</summary>
    public static void Check(FakeForceOptions options, List<string> problems, List<string> warnings)
    {
        var mail = Read(options.Definitions, []);
        if (mail.Templates.Count + mail.Alerts.Count + mail.AutoResponseRules.Count == 0) return;
        var found = new MailProblems(mail, SchemaFile.CatalogOf(options.Definitions, options.Feature));
        problems.AddRange(found.Find());
        warnings.AddRange(found.Warnings);
    }
}
