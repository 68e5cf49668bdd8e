using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Outbound.Mail.Templates;
using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.AutoResponse;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Tests.Records;

namespace FakeForce.Engine.Tests.Rules.AutoResponse;

/// <summary>Auto-response rules (Help, "Set Up Auto-Response Rules"), which answer to creates whose caller asks for it (SOAP API Developer Guide, "EmailHeader").</summary>
public sealed class AutoResponseTests
{
    private readonly SavingOrg org = new(new OrgOptions
    {
        Catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)),
        Mail = new()
        {
            Templates = [new("S/Web") { Subject = "{!Case.Subject}", Content = "To {!Contact.FirstName}: {!Case.Priority}" }, new("S/Other") { Subject = "Other" }, new("S/Lead") { Subject = "{!Lead.Company}" }],
            AutoResponseRules =
            [
                new("Case.Answer")
                {
                    Active = true,
                    Entries =
                    [
                        new() { Template = "S/Web", SenderEmail = "us@x.test", CriteriaItems = [new("Case.Origin", FilterOperation.Equals, "Web")] },
                        new() { Template = "S/Other", Formula = "ISPICKVAL(Priority, \"High\")" },
                    ],
                },
                new("Case.Old") { Entries = [new() { Template = "S/Other" }] },
                new("Lead.Thanks") { Active = true, Entries = [new() { Template = "S/Lead" }] },
            ],
        },
    });

    [Theory]
    [InlineData("Web", "High", "Printer")]
    [InlineData("Phone", "High", "Other")]
    [InlineData("Phone", "Low", null)]
    public void The_first_entry_that_holds_answers(string origin, string priority, string? expected) =>
        Assert.Equal(expected, Mails(Create("Case", true, ("Subject", "Printer"), ("Origin", origin), ("Priority", priority), ("SuppliedEmail", "who@x.test"))).SingleOrDefault()?.Subject);

    [Fact]
    public void A_cases_contact_is_answered_where_it_brings_no_address()
    {
        var contact = org.Add("Contact", ("FirstName", "Carla"), ("LastName", "Cole"), ("Email", "carla@x.test"));
        var mail = Assert.Single(Mails(Create("Case", true, ("Subject", "P"), ("Origin", "Web"), ("Priority", "Low"), ("ContactId", contact.ToString()))));
        Assert.Equal(("us@x.test", "carla@x.test", "To Carla: Low", contact), (mail.From, Assert.Single(mail.To), mail.Body, mail.RecipientId!.Value));
    }

    [Fact]
    public void A_lead_is_answered() => Assert.Equal("Acme", Assert.Single(Mails(Create("Lead", true, ("LastName", "L"), ("Company", "Acme"), ("Email", "l@x.test")))).Subject);

    [Fact]
    public void Nobody_is_answered_unless_the_caller_asks_or_without_an_address()
    {
        Assert.Empty(Mails(Create("Case", false, ("Origin", "Web"), ("SuppliedEmail", "who@x.test"))));
        Assert.Empty(Mails(Create("Case", true, ("Origin", "Web"))));
    }

    private SaveResult Create(string type, bool answers, params (string Name, string Value)[] values)
    {
        var input = new RecordInput();
        foreach (var (name, value) in values) input.Set(name, value);
        return SavePipeline.Insert(org.Transaction, org.Caller with { TriggersAutoResponse = answers }, org.Transaction.Catalog[type], input);
    }

    private IReadOnlyList<SentMail> Mails(SaveResult result)
    {
        Assert.True(result.Success, string.Join("; ", result.Errors));
        var log = new MailLog();
        log.Take(org.Transaction);
        return log.All;
    }
}
