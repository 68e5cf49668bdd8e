using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Outbound.Mail;

namespace FakeForce.Engine.Flows.Actions;

/// <summary>emailSimple (Actions guide, "Simple Email Actions"): the mail is kept when the transaction is, and goes nowhere.</summary>
internal sealed class EmailAction(Dictionary<string, Reading> inputs)
{
    // The names of recipients before 65.0 and since, lists and collections.
    private static readonly string[] to = ["emailAddresses", "emailAddressesArray", "recipientAddresses"], cc = ["ccAddresses", "ccRecipientAddressList", "ccRecipientAddressCollection"], bcc = ["bccAddresses", "bccRecipientAddressList", "bccRecipientAddressCollection"];

    // What Flow Builder writes whether or not it is wanted; false is what FakeForce does anyway.
    private static readonly string[] unwanted = ["useLineBreaks", "logEmailOnSend", "addThreadingTokenToBody", "addThreadingTokenToSubject"];

    /// <summary>composeEmailContent says that there is no template.</summary>
    public static readonly string[] Known = [.. to, .. cc, .. bcc, .. unwanted, "emailSubject", "emailBody", "sendRichBody", "senderType", "recipientId", "relatedRecordId", "composeEmailContent"];

    /// <summary>"The combined number of recipients must be 150 or fewer".</summary>
    private const int MostRecipients = 150;

    public IReadOnlyList<(string, Datum)> Send(Interview interview)
    {
        Refuse(interview);
        var transaction = interview.Session.Transaction;
        var mail = new SentMail
        {
            SentAt = transaction.Now,
            From = Addresses.OfUser(transaction, interview.Session.Caller.UserId) ?? "",
            To = [.. Listed(interview, to), .. Recipient(interview)],
            Cc = Listed(interview, cc),
            Bcc = Listed(interview, bcc),
            Subject = Value(interview, "emailSubject").ToString(),
            Body = Value(interview, "emailBody").ToString(),
            IsHtml = IsTrue(interview, "sendRichBody"),
            RecipientId = IdOf(interview, "recipientId"),
            RelatedId = IdOf(interview, "relatedRecordId"),
        };
        Check(mail);
        if (transaction.Limits?.WorkflowEmails.TryUse(mail.Recipients, out _) == false) throw new FlowFault("LIMIT_EXCEEDED", "DailyWorkflowEmails Limit exceeded.");
        transaction.Add(new MailEffect(mail));
        return [];
    }

    private void Refuse(Interview interview)
    {
        if (Value(interview, "senderType") is { IsEmpty: false } sender && sender.ToString() != "CurrentUser") throw Refusal(interview, "the only senderType is CurrentUser");
        foreach (var name in unwanted)
            if (IsTrue(interview, name)) throw Refusal(interview, $"the input {name} is not supported");
    }

    // Codes and texts are those of the same action over REST.
    private static void Check(SentMail mail)
    {
        foreach (var wrong in mail.To.Concat(mail.Cc).Concat(mail.Bcc).Where(address => !MailAddress.Is(address))) throw new FlowFault("INVALID_EMAIL_ADDRESS", $"Email address is invalid: {wrong}");
        if (mail.Recipients == 0) throw new FlowFault("REQUIRED_FIELD_MISSING", "You must specify a value for the emailAddresses parameter.");
        if (mail.Recipients > MostRecipients) throw new FlowFault("INVALID_INPUT", $"The combined number of recipients must be {MostRecipients} or fewer.");
    }

    private List<string> Listed(Interview interview, string[] names)
    {
        var found = new List<string>();
        foreach (var name in names)
            foreach (var one in Value(interview, name) is { Kind: DatumKind.List, List: var list } ? list : [Value(interview, name)])
                found.AddRange(one.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return found;
    }

    private IEnumerable<string> Recipient(Interview interview)
    {
        if (IdOf(interview, "recipientId") is not { } person) return [];
        var address = Addresses.OfPerson(interview.Session.Transaction, person);
        return address is not null ? [address] : throw new FlowFault("INVALID_INPUT", "Something's not right with the ID specified for the recipientId parameter: it is of no lead or contact with an address.");
    }

    private RecordId? IdOf(Interview interview, string name)
    {
        var value = Value(interview, name);
        if (value.IsEmpty) return null;
        return RecordId.TryParse(value.ToString(), out var id) ? id : throw new FlowFault("INVALID_INPUT", $"Something's not right with the ID \"{value}\" specified for the {name} parameter. Check it and try again.");
    }

    private static FlowRefusal Refusal(Interview interview, string why) => FlowRefusal.Of(interview.Program.Definition.FullName, "emailSimple", why);

    private bool IsTrue(Interview interview, string name) => Value(interview, name).To(DatumKind.Boolean, interview.TimeZone) is { IsNull: false, Truth: true };

    private Datum Value(Interview interview, string name) => inputs.TryGetValue(name, out var reading) ? reading.Read(interview) : default;
}
