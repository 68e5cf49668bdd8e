using System.Text.Json;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Tests.Rest.Actions;

/// <summary>emailSimple: Actions Developer Guide, "Simple Email Actions".</summary>
public sealed class SimpleEmailTests
{
    private const string Path = "/actions/standard/emailSimple";

    [Fact]
    public async Task A_mail_is_kept_and_can_be_looked_at()
    {
        await using var org = await TestOrg.StartAsync();
        var contact = await org.CreateAsync("Contact", """{"LastName":"Smith","Email":"smith@example.com"}""");
        var answer = await SendAsync(org, $$"""{"emailAddresses":"a@example.com, b@example.com","ccAddresses":["c@example.com"],"recipientId":"{{contact}}","relatedRecordId":"{{contact}}","emailSubject":"Note","emailBody":"<b>Hi</b>","sendRichBody":true}""");
        Assert.Equal("""[{"actionName":"emailSimple","errors":null,"invocationId":null,"isSuccess":true,"outputValues":null,"sortOrder":-1,"version":1}]""", answer.Body);
        var mail = Assert.Single((await MailsAsync(org)).EnumerateArray());
        Assert.Equal(["a@example.com", "b@example.com", "smith@example.com"], Texts(mail, "to"));
        Assert.Equal(["c@example.com"], Texts(mail, "cc"));
        Assert.Equal(("Note", "<b>Hi</b>", true), (mail.GetProperty("subject").GetString(), mail.GetProperty("body").GetString(), mail.GetProperty("html").GetBoolean()));
        Assert.Equal(contact.ToString(), mail.GetProperty("recipientId").GetString());
    }

    [Fact]
    public async Task Mails_are_forgotten_with_a_reset_and_on_request()
    {
        await using var org = await TestOrg.StartAsync();
        await SendAsync(org, Mail("a@example.com"));
        await org.SendAsync("DELETE", "/_fakeforce/emails");
        Assert.Equal(0, (await MailsAsync(org)).GetArrayLength());
        await SendAsync(org, Mail("a@example.com"));
        await org.SendAsync("POST", "/_fakeforce/reset");
        Assert.Equal("""{"count":0,"emails":[]}""", (await org.GetAsync("/_fakeforce/emails")).Body);
    }

    [Fact]
    public async Task Each_recipient_counts_and_beyond_the_days_limit_nothing_is_sent()
    {
        await using var org = await TestOrg.StartAsync();
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"DailyWorkflowEmails":{"max":3}}""");
        Assert.Equal(200, (await SendAsync(org, Mail("a@example.com,b@example.com"))).Status);
        Assert.Equal(1, (await org.GetAsync("/limits")).Json.GetProperty("DailyWorkflowEmails").GetProperty("Remaining").GetInt32());
        var refused = await SendAsync(org, Mail("a@example.com,b@example.com"));
        Assert.Equal((400, "LIMIT_EXCEEDED"), (refused.Status, refused.Json[0].GetProperty("errors")[0].GetProperty("statusCode").GetString()));
        Assert.Equal(1, (await MailsAsync(org)).GetArrayLength());
        Assert.Equal(5_000, (await org.GetAsync("/limits")).Json.GetProperty("SingleEmail").GetProperty("Remaining").GetInt32());
    }

    [Theory]
    [InlineData("""{"emailAddresses":"a@example.com"}""", "REQUIRED_FIELD_MISSING REQUIRED_FIELD_MISSING")]
    [InlineData("""{"emailSubject":"x","emailBody":"y"}""", "REQUIRED_FIELD_MISSING")]
    [InlineData("""{"emailAddresses":"nobody","emailSubject":"x","emailBody":"y"}""", "INVALID_EMAIL_ADDRESS")]
    [InlineData("""{"emailAddresses":"a@example.com\r\nBcc: x@example.com","emailSubject":"x","emailBody":"y"}""", "INVALID_EMAIL_ADDRESS")]
    [InlineData("""{"emailAddresses":7,"emailSubject":"x","emailBody":"y"}""", "INVALID_TYPE REQUIRED_FIELD_MISSING")]
    [InlineData("""{"emailAddresses":"a@example.com","emailSubject":"x","emailBody":"y","nope":"z"}""", "INVALID_INPUT")]
    [InlineData("""{"recipientId":"003000000000001AAA","emailSubject":"x","emailBody":"y"}""", "INVALID_INPUT")]
    [InlineData("""{"recipientId":"x","emailAddresses":"a@example.com","emailSubject":"x","emailBody":"y"}""", "INVALID_INPUT")]
    public async Task A_mail_that_cannot_be_sent_says_why(string inputs, string codes)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await SendAsync(org, inputs);
        Assert.Equal(400, answer.Status);
        var result = Assert.Single(answer.Json.EnumerateArray());
        Assert.False(result.GetProperty("isSuccess").GetBoolean());
        var found = result.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("statusCode").GetString()).ToList();
        Assert.Equal(codes.Split(' ')[0], found[0]);
        Assert.Equal(0, (await MailsAsync(org)).GetArrayLength());
    }

    [Fact]
    public async Task More_than_150_recipients_are_too_many()
    {
        await using var org = await TestOrg.StartAsync();
        var many = string.Join(',', Enumerable.Range(0, 151).Select(i => $"a{i}@example.com"));
        Assert.Contains("The combined number of recipients must be 150 or fewer.", (await SendAsync(org, Mail(many))).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logEmailOnSend", "true")]
    [InlineData("emailTemplateId", "\"00X000000000001AAA\"")]
    [InlineData("senderType", "\"OrgWideEmailAddress\"")]
    public async Task What_FakeForce_cannot_do_with_mails_is_refused_and_said_to_be_its_gap(string input, string value)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await SendAsync(org, $$"""{"emailAddresses":"a@example.com","emailSubject":"x","emailBody":"y","{{input}}":{{value}}}""");
        Assert.Equal(400, answer.Status);
        Assert.Contains(input, Assert.Single(answer.Headers.GetValues(Unsupported.Header)), StringComparison.Ordinal);
        Assert.Equal(200, (await SendAsync(org, """{"emailAddresses":"a@example.com","emailSubject":"x","emailBody":"y","logEmailOnSend":false}""")).Status);
    }

    [Fact]
    public async Task Several_mails_go_in_one_call()
    {
        await using var org = await TestOrg.StartAsync();
        Assert.Equal(2, (await SendAsync(org, Mail("a@example.com") + "," + Mail("b@example.com"))).Json.GetArrayLength());
        Assert.Equal(2, (await MailsAsync(org)).GetArrayLength());
    }

    private static string Mail(string to) => $$"""{"emailAddresses":"{{to}}","emailSubject":"x","emailBody":"y"}""";

    private static Task<Answer> SendAsync(TestOrg org, string inputs) => org.SendAsync("POST", Path, $$"""{"inputs":[{{inputs}}]}""");

    private static async Task<JsonElement> MailsAsync(TestOrg org) => (await org.GetAsync("/_fakeforce/emails")).Json.GetProperty("emails");

    private static IEnumerable<string?> Texts(JsonElement mail, string name) => mail.GetProperty(name).EnumerateArray().Select(text => text.GetString());
}
