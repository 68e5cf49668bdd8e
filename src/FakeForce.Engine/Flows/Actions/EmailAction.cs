using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Outbound.Mail;

namespace FakeForce.Engine.Flows.Actions;

/// <summary>emailSimple (Actions guide, "Simple Email Actions"): the mail is kept when the transaction is, and goes nowhere.</summary>
internal sealed class EmailAction(Dictionary<string, Reading> inputs)
{
    public static readonly string[] Known = ["emailAddresses", "emailAddressesArray", "emailSubject", "emailBody", "sendRichBody", "senderType", "relatedRecordId"];

    /// <summary>"The combined number of recipients must be 150 or fewer".</summary>
    private const int MostRecipients = 150;

    public IReadOnlyList<(string, Datum)> Send(Interview interview)
    {
        var session = interview.Session;
        if (Value(interview, "senderType") is { IsEmpty: false, Text: not "CurrentUser" }) throw FlowRefusal.Of(interview.Program.Definition.FullName, "emailSimple", "the only senderType is CurrentUser");
        var to = Value(interview, "emailAddresses").ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (Value(interview, "emailAddressesArray") is { Kind: DatumKind.List, List: var more }) to.AddRange(more.Select(one => one.ToString()));
        if (to.Count == 0) throw new FlowFault("REQUIRED_FIELD_MISSING", "You must specify a value for the emailAddresses parameter.");
        if (to.Count > MostRecipients) throw new FlowFault("INVALID_INPUT", $"The combined number of recipients must be {MostRecipients} or fewer.");
        if (session.Transaction.Limits?.WorkflowEmails.TryUse(to.Count, out _) == false) throw new FlowFault("LIMIT_EXCEEDED", "DailyWorkflowEmails Limit exceeded.");
        var users = session.Transaction.Catalog["User"];
        session.Transaction.Add(new MailEffect(new SentMail
        {
            SentAt = session.Transaction.Now,
            From = users.TryField("Email", out var own) ? FieldData.Of(session.Transaction.Find(users, session.Caller.UserId), own).ToString() : "",
            To = to,
            Subject = Value(interview, "emailSubject").ToString(),
            Body = Value(interview, "emailBody").ToString(),
            IsHtml = Value(interview, "sendRichBody") is { Kind: DatumKind.Boolean, Truth: true },
            RelatedId = RecordId.TryParse(Value(interview, "relatedRecordId").ToString(), out var related) ? related : null,
        }));
        return [];
    }

    private Datum Value(Interview interview, string name) => inputs.TryGetValue(name, out var reading) ? reading.Read(interview) : default;
}
