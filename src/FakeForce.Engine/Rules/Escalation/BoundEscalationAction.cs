using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Outbound.Mail.Templates;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Rules.Escalation;

/// <summary>One step of an escalation, bound to the schema.</summary>
internal sealed class BoundEscalationAction
{
    private readonly EscalationAction definition;
    private readonly BoundTemplate? toOwner, toOthers;

    private BoundEscalationAction(EscalationAction definition, BoundTemplate? toOwner, BoundTemplate? toOthers) => (this.definition, this.toOwner, this.toOthers) = (definition, toOwner, toOthers);

    public int Minutes => definition.MinutesToEscalation;

    /// <summary>Throws <see cref="FormatException"/> for one that does not fit.</summary>
    public static BoundEscalationAction Bind(EscalationAction action, MailOptions mail, SObjectType type, Catalog catalog)
    {
        if (action.MinutesToEscalation < 0) throw new FormatException("minutesToEscalation must not be negative");
        if (action.AssignedToType is not (null or "User" or "Queue")) throw new FormatException($"assignedToType is {action.AssignedToType}; Salesforce knows User and Queue");
        return new BoundEscalationAction(action, Template(action.AssignedToTemplate), Template(action.NotifyToTemplate));

        BoundTemplate? Template(string? name) => string.IsNullOrEmpty(name) ? null : mail.Template(name) is { } found ? new BoundTemplate(found, type, catalog) : throw new FormatException($"there is no email template {name}");
    }

    /// <summary>
    /// The case gets IsEscalated and its new owner through all rules of a save; what one of them refuses leaves it as it is, and the administrator has a
    /// mail of it, as of a flow that fails.
    /// </summary>
    public void Act(Transaction transaction, SObjectType type, RecordId id, Caller caller)
    {
        var before = transaction.Find(type, id).Reference(type["OwnerId"].Ordinal);
        var input = new RecordInput();
        input.Set("IsEscalated", "true");
        if (NewOwner(transaction) is { } owner) input.Set("OwnerId", owner.ToString());
        var saved = SavePipeline.Update(transaction, caller, type, id, input);
        if (!saved.Success)
        {
            Send(transaction, caller, id, Addresses.Of(transaction, caller.UserId), null, $"Case {id} was not escalated: {string.Join("; ", saved.Errors.Select(error => error.Message))}");
            return;
        }
        if (toOwner is not null) Send(transaction, caller, id, Addresses.Of(transaction, NewOwner(transaction) ?? before), toOwner, "");
        IEnumerable<Addressee> others = [.. definition.NotifyCaseOwner ? Addresses.Of(transaction, before) : [], .. definition.NotifyTo is { } name ? Addresses.OfUsername(transaction, name) : [], .. definition.NotifyEmail.Select(address => new Addressee(address, default))];
        // The text of a mail without a template is ours.
        Send(transaction, caller, id, others, toOthers, "A case was escalated");
    }

    private RecordId? NewOwner(Transaction transaction) => definition.AssignedTo is { Length: > 0 } name ? NamedOwner.Find(transaction, definition.AssignedToType, name) : null;

    private static void Send(Transaction transaction, Caller caller, RecordId id, IEnumerable<Addressee> to, BoundTemplate? template, string otherwise)
    {
        var found = to.DistinctBy(one => one.Address, StringComparer.OrdinalIgnoreCase).ToList();
        if (found.Count == 0) return;
        transaction.Add(new MailEffect(end =>
        {
            if (end.Limits?.WorkflowEmails.TryUse(found.Count, out _) == false) return null;
            var frame = new MergeFrame(end, caller.UserId, id);
            var mail = template?.Write(frame) ?? new SentMail { SentAt = end.Now, From = "", Subject = otherwise, Body = otherwise, RelatedId = id };
            return mail with { From = Addresses.OfUser(end, caller.UserId) ?? "", To = [.. found.Select(one => one.Address)] };
        }));
    }
}
