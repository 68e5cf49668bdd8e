using FakeForce.Engine;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Actions;

/// <summary>
/// emailSimple (Actions guide, "Simple Email Actions"): the mail is kept for tests to see, and goes nowhere. What would need templates,
/// activities, files or other senders is refused, and said to be FakeForce's gap.
/// </summary>
internal static class SimpleEmail
{
    /// <summary>"The combined number of recipients must be 150 or fewer"; of one field at most 4,000 bytes.</summary>
    private const int MostRecipients = 150, MostBytes = 4_000;

    private static readonly string[] notBuilt = ["addThreadingTokenToBody", "addThreadingTokenToSubject", "attachmentId", "attachmentIdCollection", "emailTemplateId", "logEmailOnSend", "senderAddress", "useLineBreaks"];

    public static readonly InvocableAction Action = new("emailSimple", "Send Email", "EMAILSIMPLE", "standard/emailSimple")
    {
        Description = "Send an email where you specify the subject, body, and recipients.",
        Inputs =
        [
            // The name before 65.0, which clients of all versions send.
            new("emailAddresses", "STRING") { IsList = true, Length = MostBytes },
            new("recipientAddresses", "STRING") { IsList = true, Length = MostBytes, Since = 65 },
            new("ccAddresses", "STRING") { IsList = true, Length = MostBytes, Since = 65 },
            new("bccAddresses", "STRING") { IsList = true, Length = MostBytes, Since = 65 },
            new("recipientId", "REFERENCE") { Since = 58 },
            new("relatedRecordId", "REFERENCE") { Since = 58 },
            new("senderType", "PICKLIST") { Choices = ["CurrentUser"] },
            new("emailSubject", "STRING") { IsRequired = true },
            new("emailBody", "TEXTAREA") { IsRequired = true },
            new("sendRichBody", "BOOLEAN"),
        ],
        RunAsync = Run,
    };

    private static ValueTask<IReadOnlyList<ActionResult>> Run(ApiCall call, IReadOnlyList<JsonTree> inputs) =>
        new([.. inputs.Select(one => Send(call, one))]);

    private static ActionResult Send(ApiCall call, JsonTree sent)
    {
        foreach (var name in notBuilt)
            if (sent[name] is { Kind: not JsonKind.False }) call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, $"emailSimple with {name}");
        if (sent["senderType"] is { Text: not "CurrentUser" }) call.Http.RequestServices.GetRequiredService<Unsupported>().Declare(call.Http, "emailSimple with another senderType than CurrentUser");
        // False is what they are anyway.
        var members = sent.Members.FindAll(member => !notBuilt.Contains(member.Name) || member.Value.Kind != JsonKind.False);
        var inputs = StandardInputs.Read(new JsonTree(JsonKind.Object) { Members = members }, Action, call.Version);
        if (MailOf(call, inputs) is not { } mail) return ActionResult.Failed(inputs.Errors);
        // Salesforce's code and text for what is beyond the limit were not found.
        if (!call.Org.Limits.WorkflowEmails.TryUse(mail.Recipients, out _)) return ActionResult.Failed(new Engine.Records.SaveError("LIMIT_EXCEEDED", "DailyWorkflowEmails Limit exceeded."));
        call.Org.Mails.Add(mail);
        return ActionResult.Done();
    }

    private static SentMail? MailOf(ApiCall call, StandardInputs inputs)
    {
        var recipient = IdOf(inputs, "recipientId");
        var address = recipient is { } person ? AddressOf(call.Org, person) : null;
        if (recipient is not null && address is null) inputs.Fail("INVALID_INPUT", "Something's not right with the ID specified for the recipientId parameter: it is of no lead or contact with an address.", "recipientId");
        var mail = new SentMail
        {
            SentAt = call.Org.Clock.GetUtcNow(),
            From = User.TryFind(call.Org.State, call.Session.UserId, out var user) ? user["Email"] ?? "" : "",
            To = [.. inputs.Parts("emailAddresses"), .. inputs.Parts("recipientAddresses"), .. address is null ? (string[])[] : [address]],
            Cc = inputs.Parts("ccAddresses"),
            Bcc = inputs.Parts("bccAddresses"),
            Subject = inputs["emailSubject"] ?? "",
            Body = inputs["emailBody"] ?? "",
            IsHtml = inputs.IsTrue("sendRichBody"),
            RecipientId = recipient,
            RelatedId = IdOf(inputs, "relatedRecordId"),
        };
        foreach (var wrong in mail.To.Concat(mail.Cc).Concat(mail.Bcc).Where(one => !MailAddress.Is(one))) inputs.Fail("INVALID_EMAIL_ADDRESS", $"Email address is invalid: {wrong}", "emailAddresses");
        if (mail.Recipients == 0 && inputs.Errors.Count == 0) inputs.Fail("REQUIRED_FIELD_MISSING", "You must specify a value for the emailAddresses parameter.", "emailAddresses");
        if (mail.Recipients > MostRecipients) inputs.Fail("INVALID_INPUT", $"The combined number of recipients must be {MostRecipients} or fewer.", "emailAddresses");
        return inputs.Errors.Count == 0 ? mail : null;
    }

    private static RecordId? IdOf(StandardInputs inputs, string name)
    {
        if (inputs[name] is not { Length: > 0 } text) return null;
        if (RecordId.TryParse(text, out var id)) return id;
        inputs.Fail("INVALID_INPUT", $"Something's not right with the ID \"{text}\" specified for the {name} parameter. Check it and try again.", name);
        return null;
    }

    private static string? AddressOf(Engine.Org org, RecordId person)
    {
        foreach (var name in (string[])["Contact", "Lead"])
            if (org.Catalog.TryFind(name, out var type) && type.KeyPrefix == person.Prefix && type.TryField("Email", out var email) && org.State.Find(type, person) is { IsLive: true } row && row.Has(email.Ordinal)) return row.Get(email).ToString();
        return null;
    }
}
