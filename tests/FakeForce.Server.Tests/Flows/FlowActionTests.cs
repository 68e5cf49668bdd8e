using FakeForce.Engine;
using FakeForce.Server.Tests.Outgoing;

namespace FakeForce.Server.Tests.Flows;

/// <summary>Actions that flows call inside their transaction. Documented: Actions Developer Guide, "Simple Email Actions", "Post to Chatter Actions".</summary>
public sealed class FlowActionTests
{
    /// <summary>A flow that a new Account sets off, with one action, and what comes behind it.</summary>
    private static string OnAccount(string type, string inputs, string more = "") => $$"""
        {"fullName":"Act","status":"Active","start":{"object":"Account","recordTriggerType":"Create","triggerType":"RecordAfterSave","connector":{"targetReference":"Do"} },
         "actionCalls":[{"name":"Do","actionType":"{{type}}","actionName":"{{type}}","flowTransactionModel":"CurrentTransaction","inputParameters":[{{inputs}}],"storeOutputAutomatically":true,"connector":{"targetReference":"Save"},"faultConnector":{"targetReference":"Fault"} }],
         "recordUpdates":[{"name":"Save","inputReference":"$Record","inputAssignments":[{"field":"Site","value":{"stringValue":"done"} }]},
          {"name":"Fault","inputReference":"$Record","inputAssignments":[{"field":"Description","value":{"elementReference":"$Flow.FaultMessage"} }]}]{{more}} }
        """;

    private static string Text(string name, string value) => $$"""{"name":"{{name}}","value":{"stringValue":"{{value}}"} }""";

    private static string Reference(string name, string value) => $$"""{"name":"{{name}}","value":{"elementReference":"{{value}}"} }""";

    private static string Flag(string name, bool value) => $$"""{"name":"{{name}}","value":{"booleanValue":{{(value ? "true" : "false")}} } }""";

    private const string Addresses = ""","variables":[{"name":"All","dataType":"String","isCollection":true}],"formulas":[{"name":"Own","dataType":"String","expression":"LOWER({!$Record.Name}) & \"@x.test\""}]""";

    [Fact]
    public async Task A_mail_is_there_once_the_record_is_and_says_what_the_flow_says()
    {
        await using var org = await FlowOrgs.StartAsync(OnAccount("emailSimple", string.Join(',', Text("emailAddresses", "a@x.test, {!Own}"), Text("emailSubject", "New: {!$Record.Name}"), Text("emailBody", "<b>{!$Record.Site}</b>"),
            Flag("sendRichBody", true), Flag("composeEmailContent", true), Flag("logEmailOnSend", false), Text("ccAddresses", "c@x.test"), Reference("relatedRecordId", "$Record.Id")), Addresses));
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Site":"Wien"}""");
        var mail = Assert.Single(org.Org.Mails.All);
        Assert.Equal(["a@x.test", "acme@x.test"], mail.To);
        Assert.Equal(["c@x.test"], mail.Cc);
        Assert.Equal(("New: Acme", "<b>Wien</b>", true, id), (mail.Subject, mail.Body, mail.IsHtml, mail.RelatedId));
        Assert.Equal((await org.QueryAsync("SELECT Email FROM User WHERE Username = 'admin@fakeforce.test'")).Json.GetProperty("records")[0].GetProperty("Email").GetString(), mail.From);
        Assert.Equal("done", await org.FieldAsync(id, "Account", "Site"));
    }

    [Fact]
    public async Task A_mail_goes_to_a_contact_by_its_id()
    {
        await using var org = await FlowOrgs.StartAsync(OnAccount("emailSimple", string.Join(',', Reference("recipientId", "Who.Id"), Text("emailSubject", "s"), Text("emailBody", "b")))
            .Replace("\"connector\":{\"targetReference\":\"Do\"}", "\"connector\":{\"targetReference\":\"Who\"}", StringComparison.Ordinal)
            .Replace("\"recordUpdates\"", "\"recordLookups\":[{\"name\":\"Who\",\"object\":\"Contact\",\"storeOutputAutomatically\":true,\"getFirstRecordOnly\":true,\"connector\":{\"targetReference\":\"Do\"}}],\"recordUpdates\"", StringComparison.Ordinal));
        await org.CreateAsync("Contact", """{"LastName":"Doe","Email":"doe@x.test"}""");
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(["doe@x.test"], Assert.Single(org.Org.Mails.All).To);
    }

    [Fact]
    public async Task A_record_that_is_not_saved_sends_no_mail()
    {
        await using var org = await FlowOrgs.StartAsync(OnAccount("emailSimple", string.Join(',', Text("emailAddresses", "a@x.test"), Text("emailSubject", "s"), Text("emailBody", "b")))
            .Replace("\"stringValue\":\"done\"", $"\"stringValue\":\"{new string('x', 81)}\"", StringComparison.Ordinal));
        Assert.Equal(400, (await org.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme"}""")).Status);
        Assert.Empty(org.Org.Mails.All);
    }

    [Theory]
    [InlineData("nobody", "INVALID_EMAIL_ADDRESS: Email address is invalid: nobody")]
    [InlineData("", "REQUIRED_FIELD_MISSING: You must specify a value for the emailAddresses parameter.")]
    public async Task A_mail_that_cannot_be_sent_takes_the_fault_path(string address, string expected)
    {
        await using var org = await FlowOrgs.StartAsync(OnAccount("emailSimple", string.Join(',', Text("emailAddresses", address), Text("emailSubject", "s"), Text("emailBody", "b"))));
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Contains("when the flow tried to send email: " + expected, await org.FieldAsync(id, "Account", "Description"), StringComparison.Ordinal);
        Assert.Empty(org.Org.Mails.All);
    }

    [Theory]
    [InlineData("useLineBreaks", "the input useLineBreaks is not supported")]
    [InlineData("logEmailOnSend", "the input logEmailOnSend is not supported")]
    [InlineData("attachmentId", "FakeForce runs emailSimple without the input attachmentId")]
    public async Task What_a_mail_would_need_and_FakeForce_has_not_refuses_the_record_by_name(string input, string expected)
    {
        await using var org = await FlowOrgs.StartAsync(OnAccount("emailSimple", string.Join(',', Text("emailAddresses", "a@x.test"), Text("emailSubject", "s"), Text("emailBody", "b"), Flag(input, true))));
        var answer = await org.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme"}""");
        Assert.Contains(expected, answer.Json[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(org.Org.Mails.All);
    }

    [Fact]
    public async Task A_post_stands_in_the_feed_of_its_record()
    {
        await using var org = await FlowOrgs.StartAsync(OnAccount("chatterPost", string.Join(',', Reference("subjectNameOrId", "$Record.Id"), Text("text", "Hello {!$Record.Name}")))
            .Replace("\"stringValue\":\"done\"", "\"elementReference\":\"Do.feedItemId\"", StringComparison.Ordinal));
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        var post = (await org.QueryAsync($"SELECT Id, Body, Type FROM FeedItem WHERE ParentId = '{id}'")).Json.GetProperty("records")[0];
        Assert.Equal(("Hello Acme", "TextPost"), (post.GetProperty("Body").GetString(), post.GetProperty("Type").GetString()));
        Assert.Equal(post.GetProperty("Id").GetString(), await org.FieldAsync(id, "Account", "Site"));
    }

    [Fact]
    public async Task A_post_finds_a_user_by_name()
    {
        await using var org = await FlowOrgs.StartAsync(OnAccount("chatterPost", string.Join(',', Text("subjectNameOrId", "ADMIN@fakeforce.test"), Text("type", "User"), Text("text", "x"))));
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal(1, await org.CountAsync("SELECT Id FROM FeedItem WHERE Parent.Name != null AND ParentId IN (SELECT Id FROM User WHERE Username = 'admin@fakeforce.test')"));
    }

    [Theory]
    [InlineData("nobody", "x", "The value \"nobody\" for the subjectNameOrId parameter is invalid.")]
    [InlineData("001000000000001AAA", "", "You must specify a value for the text parameter.")]
    public async Task A_post_that_cannot_be_takes_the_fault_path(string subject, string text, string expected)
    {
        await using var org = await FlowOrgs.StartAsync(OnAccount("chatterPost", string.Join(',', Text("subjectNameOrId", subject), Text("text", text))));
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Contains(expected, await org.FieldAsync(id, "Account", "Description"), StringComparison.Ordinal);
        Assert.Equal(0, await org.CountAsync("SELECT Id FROM FeedItem"));
    }

    [Fact]
    public async Task An_outbound_message_is_sent_of_the_record_that_set_off_the_flow()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await FlowOrgs.StartAsync(OnAccount("outboundMessage", "").Replace("\"actionName\":\"outboundMessage\"", "\"actionName\":\"Account.To_ERP\"", StringComparison.Ordinal), Message(receiver, "Account"));
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await receiver.ReceiveAsync();
        await org.AdvanceAsync("PT1S");
        var sent = Assert.Single(receiver.Notifications).Descendants().Where(element => element.Parent!.Name.LocalName == "sObject").Select(element => element.Value);
        Assert.Equal([id.ToString(), "Acme", "done"], sent);
    }

    [Fact]
    public async Task A_message_of_another_object_is_a_fault_and_one_that_is_not_there_is_told_at_the_start()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var org = await FlowOrgs.StartAsync(OnAccount("outboundMessage", "").Replace("\"actionName\":\"outboundMessage\"", "\"actionName\":\"Contact.To_ERP\"", StringComparison.Ordinal), Message(receiver, "Contact"));
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Contains("the outbound message Contact.To_ERP is not for", await org.FieldAsync(id, "Account", "Description"), StringComparison.Ordinal);
        await using var without = await FlowOrgs.StartAsync(OnAccount("outboundMessage", ""));
        Assert.Contains("there is no outbound message outboundMessage", (await without.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme"}""")).Body, StringComparison.Ordinal);
    }

    private const string Alert = """
        ,"emailTemplates":[{"fullName":"Sales/Won","subject":"Won {!Account.Name}","content":"{!Account.Site}"}],"workflowAlerts":[{"fullName":"Account.Won","template":"Sales/Won","recipients":[{"type":"owner"}]}]
        """;

    private static string OnAccountAlert(string alert, string record) => OnAccount("emailAlert", record.Length == 0 ? "" : Reference("SObjectRowId", record)).Replace("\"actionName\":\"emailAlert\"", $"\"actionName\":\"{alert}\"", StringComparison.Ordinal);

    [Fact]
    public async Task An_email_alert_writes_of_the_record_as_the_transaction_leaves_it()
    {
        await using var org = await FlowOrgs.StartAsync(OnAccountAlert("Account.Won", "$Record.Id"), Alert);
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        var mail = Assert.Single(org.Org.Mails.All);
        Assert.Equal(("Won Acme", "done"), (mail.Subject, mail.Body));
    }

    [Theory]
    [InlineData("Account.Lost", "$Record.Id", 400, "there is no email alert Account.Lost")]
    [InlineData("Account.Won", "$Record.OwnerId", 201, "the email alert Account.Won is not for")]
    public async Task An_email_alert_that_cannot_be_is_told(string alert, string record, int status, string expected)
    {
        await using var org = await FlowOrgs.StartAsync(OnAccountAlert(alert, record), Alert);
        var answer = await org.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme"}""");
        Assert.Equal(status, answer.Status);
        Assert.Contains(expected, status == 400 ? answer.Body : await org.FieldAsync(RecordId.Parse(answer.Json.GetProperty("id").GetString()), "Account", "Description"), StringComparison.Ordinal);
        Assert.Empty(org.Org.Mails.All);
    }

    private static string Message(Receiver receiver, string type) => $$""","outboundMessages":[{"fullName":"{{type}}.To_ERP","endpointUrl":"{{receiver.Address}}/listen","fields":["{{(type == "Account" ? "Name\",\"Site" : "LastName")}}"],"apiVersion":60.0}]""";
}
