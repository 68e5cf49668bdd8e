using FakeForce.Engine.Outbound.Mail.Templates;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Outbound.Mail;

/// <summary>An email alert, bound to the schema.</summary>
internal sealed class BoundAlert
{
    private readonly AlertDefinition definition;
    private readonly BoundRecipient[] recipients;
    private readonly BoundTemplate template;

    private BoundAlert(AlertDefinition definition, SObjectType type, BoundRecipient[] recipients, BoundTemplate template) => (this.definition, Type, this.recipients, this.template) = (definition, type, recipients, template);

    public string FullName => definition.FullName;
    public string Title => definition.Description ?? definition.Name;
    public SObjectType Type { get; }
    public IEnumerable<string> Unknown => template.Unknown;

    /// <summary>Throws <see cref="FormatException"/> for an alert that does not fit.</summary>
    public static BoundAlert Bind(AlertDefinition definition, MailOptions options, Catalog catalog)
    {
        if (!definition.FullName.Contains('.', StringComparison.Ordinal)) throw new FormatException("its name is an object, a dot and a name");
        if (!catalog.TryFind(definition.ObjectName, out var type)) throw new FormatException($"there is no object {definition.ObjectName}");
        if (options.Template(definition.Template) is not { } template) throw new FormatException($"there is no email template {definition.Template}");
        if (definition.SenderType is not ("CurrentUser" or "DefaultWorkflowUser" or "OrgWideEmailAddress")) throw new FormatException($"senderType is {definition.SenderType}; Salesforce knows CurrentUser, DefaultWorkflowUser and OrgWideEmailAddress");
        return new BoundAlert(definition, type, [.. definition.Recipients.Select(one => BoundRecipient.Bind(one, type, catalog))], new BoundTemplate(template, type, catalog));
    }

    /// <summary>Has the mail go with the transaction.</summary>
    public void Send(Transaction transaction, RecordId user, RecordId record) => transaction.Add(new MailEffect(end => Write(end, user, record)));

    // Nobody to go to, or none left of the day's mails: no mail, and no error (Help, "Daily Allocations for Email Alerts": what is beyond is dropped).
    private SentMail? Write(Transaction transaction, RecordId user, RecordId record)
    {
        var row = transaction.Find(Type, record);
        var found = recipients.SelectMany(one => one.Of(transaction, row)).DistinctBy(one => one.Address, StringComparer.OrdinalIgnoreCase).ToList();
        if (found.Count == 0 || transaction.Limits?.WorkflowEmails.TryUse(found.Count + definition.CcEmails.Count, out _) == false) return null;
        var frame = new MergeFrame(transaction, user, record) { RecipientId = found.Select(one => one.Person).FirstOrDefault(id => !id.IsEmpty) };
        return template.Write(frame) with
        {
            From = definition.SenderType == "OrgWideEmailAddress" ? definition.SenderAddress ?? "" : Addresses.OfUser(transaction, user) ?? "",
            To = [.. found.Select(one => one.Address)],
            Cc = definition.CcEmails,
        };
    }
}
