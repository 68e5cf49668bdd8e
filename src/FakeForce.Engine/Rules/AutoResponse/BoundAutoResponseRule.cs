using FakeForce.Engine.Formula;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Outbound.Mail.Templates;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.AutoResponse;

/// <summary>An auto-response rule, bound to the schema.</summary>
internal sealed class BoundAutoResponseRule
{
    /// <summary>Whom the answer goes to, in the order in which they are looked at: who wrote a case, or its contact (Help, "Set Up Auto-Response Rules").</summary>
    private static readonly Dictionary<string, string[]> senders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Case"] = ["SuppliedEmail", "ContactId"],
        ["Lead"] = ["Email"],
    };

    private readonly (ResponseEntry Entry, EntryCriteria Criteria, BoundTemplate Template)[] entries;

    private BoundAutoResponseRule(AutoResponseRule rule, SObjectType type, (ResponseEntry, EntryCriteria, BoundTemplate)[] entries) => (Type, IsActive, FullName, this.entries) = (type, rule.Active, rule.FullName, entries);

    public SObjectType Type { get; }
    public string FullName { get; }
    public bool IsActive { get; }
    public IEnumerable<string> Unknown => entries.SelectMany(one => one.Template.Unknown).Distinct();

    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static List<BoundAutoResponseRule> BindAll(MailOptions options, Catalog catalog)
    {
        var (bound, problems) = (new List<BoundAutoResponseRule>(), new List<string>());
        foreach (var rule in options.AutoResponseRules)
            try
            {
                bound.Add(Bind(rule, options, catalog));
            }
            catch (FormatException problem)
            {
                problems.Add($"autoResponseRules: {rule.FullName}: {problem.Message}");
            }
        problems.AddRange(options.AutoResponseRules.Where(rule => rule.Active).GroupBy(rule => rule.ObjectName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"autoResponseRules: {group.Key} has more than one active rule"));
        return problems.Count == 0 ? bound : throw new InvalidDefinitionException(problems);
    }

    /// <summary>The mail for a new record goes with the transaction; none where no entry holds or there is no address.</summary>
    public void Answer(SaveContext context)
    {
        var (row, formulas) = (context.After, default(FormulaFrame));
        if (Array.Find(entries, one => one.Criteria.Holds(row, () => formulas ??= FormulaFrame.Behind(context))) is not { Entry: { } entry, Template: { } template }) return;
        var (user, id) = (context.Caller.UserId, context.SavedId);
        context.Transaction.Add(new MailEffect(end => Write(end, user, id, entry, template)));
    }

    private SentMail? Write(Transaction transaction, RecordId user, RecordId id, ResponseEntry entry, BoundTemplate template)
    {
        if (Sender(transaction, id) is not { } sender || transaction.Limits?.WorkflowEmails.TryUse(1, out _) == false) return null;
        return template.Write(new MergeFrame(transaction, user, id) { RecipientId = sender.Person }) with { From = entry.SenderEmail ?? "", To = [sender.Address] };
    }

    private static BoundAutoResponseRule Bind(AutoResponseRule rule, MailOptions options, Catalog catalog)
    {
        if (!senders.ContainsKey(rule.ObjectName) || !catalog.TryFind(rule.ObjectName, out var type)) throw new FormatException($"{rule.ObjectName} has no auto-response rules; {string.Join(" and ", senders.Keys)} have");
        return new BoundAutoResponseRule(rule, type, [.. rule.Entries.Select(entry => (entry, EntryCriteria.Bind(entry.CriteriaItems, entry.BooleanFilter, entry.Formula, type, catalog),
            options.Template(entry.Template) is { } template ? new BoundTemplate(template, type, catalog) : throw new FormatException($"there is no email template {entry.Template}")))]);
    }

    private Addressee? Sender(Transaction transaction, RecordId id)
    {
        var row = transaction.Find(Type, id);
        foreach (var name in senders[Type.Name])
        {
            if (!Type.TryField(name, out var field) || row.Get(field) is not { IsNull: false } value) continue;
            if (value.Kind != StorageKind.Reference) return new(value.AsText, Type.Name == "Lead" ? id : default);
            if (Addresses.Of(transaction, value.AsId).FirstOrDefault() is { Address: not null } person) return person;
        }
        return null;
    }
}
