using FakeForce.Engine.Records;
using FakeForce.Engine.Records.Leads;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Tests.Records;

/// <summary>Converting leads (SOAP API Developer Guide, "convertLead()").</summary>
public sealed class LeadConversionTests
{
    private readonly SavingOrg org = new();

    private RecordId Lead() => org.Add("Lead", ("FirstName", "Ada"), ("LastName", "Lovelace"), ("Company", "Engines"), ("Email", "ada@engines.test"), ("City", "London"), ("LeadSource", "Web"), ("Status", "Open - Not Contacted"));

    [Fact]
    public void A_lead_becomes_an_account_a_contact_and_an_opportunity()
    {
        var lead = Lead();
        var made = Convert(new LeadConvert(lead, "Closed - Converted"));
        Assert.True(made.Success);
        Assert.Equal("Engines, London, Web", org.Values(made.AccountId!.Value, "Name", "BillingCity", "AccountSource"));
        Assert.Equal($"Ada Lovelace, ada@engines.test, London, {made.AccountId}", org.Values(made.ContactId!.Value, "Name", "Email", "MailingCity", "AccountId"));
        // The second quarter of 2026 ends on its 181st day.
        Assert.Equal($"Engines, {(new DateTime(2026, 6, 30) - DateTime.UnixEpoch).Days}, {made.AccountId}", org.Values(made.OpportunityId!.Value, "Name", "CloseDate", "AccountId"));
        Assert.Equal($"true, Closed - Converted, {made.AccountId}, {made.ContactId}, {made.OpportunityId}", org.Values(lead, "IsConverted", "Status", "ConvertedAccountId", "ConvertedContactId", "ConvertedOpportunityId"));
        Assert.Equal(made.ContactId.ToString(), org.Values(org.TheOne("OpportunityContactRole", "OpportunityId", made.OpportunityId.ToString()!), "ContactId"));
    }

    [Fact]
    public void Fields_of_the_orgs_own_go_where_its_settings_say()
    {
        CustomFieldDefinition since = new() { FullName = "Since__c", Type = CustomFieldType.Date }, budget = new() { FullName = "Budget__c", Type = CustomFieldType.Number, Precision = 12, Scale = 2 };
        var mapped = new SavingOrg(new OrgOptions
        {
            Catalog = new OrgCatalog(new StandardCatalog(FeatureSet.None)).With(new CustomDefinitions { Fields = [new("Lead", since), new("Lead", budget), new("Account", since), new("Opportunity", budget), new("Contact", since)] }),
            LeadMappings = [new("Account") { Fields = [new("Since__c", "Since__c")] }, new("Opportunity") { Fields = [new("Budget__c", "Budget__c")] }],
        });
        var lead = mapped.Add("Lead", ("LastName", "L"), ("Company", "C"), ("Status", "Open - Not Contacted"), ("Since__c", "2026-03-04"), ("Budget__c", "1234.5"));
        var made = LeadConversion.Convert(mapped.Transaction, mapped.Caller, new LeadConvert(lead, "Closed - Converted"));
        Assert.True(made.Success);
        Assert.Equal((mapped.Values(lead, "Since__c"), "1234.5", "null"), (mapped.Values(made.AccountId!.Value, "Since__c"), mapped.Values(made.OpportunityId!.Value, "Budget__c"), mapped.Values(made.ContactId!.Value, "Since__c")));
    }

    [Fact]
    public void Records_that_are_there_are_filled_where_they_are_empty()
    {
        var account = org.Add("Account", ("Name", "Ours"));
        var contact = org.Add("Contact", ("LastName", "Byron"), ("AccountId", account.ToString()), ("LeadSource", "Phone Inquiry"));
        var made = Convert(new LeadConvert(Lead(), "Closed - Converted") { AccountId = account, ContactId = contact, DoNotCreateOpportunity = true });
        Assert.Equal((account, contact, null), (made.AccountId!.Value, made.ContactId!.Value, made.OpportunityId));
        Assert.Equal("Ours, London", org.Values(account, "Name", "BillingCity"));
        Assert.Equal("Byron, Ada, Phone Inquiry", org.Values(contact, "LastName", "FirstName", "LeadSource"));
        Convert(new LeadConvert(Lead(), "Closed - Converted") { AccountId = account, ContactId = contact, DoNotCreateOpportunity = true, OverwriteLeadSource = true });
        Assert.Equal("Web", org.Values(contact, "LeadSource"));
    }

    [Fact]
    public void A_converted_lead_is_neither_converted_again_nor_changed()
    {
        var lead = Lead();
        Convert(new LeadConvert(lead, "Closed - Converted"));
        Assert.Equal("CANNOT_UPDATE_CONVERTED_LEAD", Assert.Single(Convert(new LeadConvert(lead, "Closed - Converted")).Errors).Code);
        Assert.Equal("cannot reference converted lead", Assert.Single(org.Change(lead, ("Title", "Countess")).Errors).Message);
    }

    [Fact]
    public void What_is_wrong_leaves_nothing_behind()
    {
        var lead = Lead();
        Assert.Equal("invalid convertedStatus: Working - Contacted", Assert.Single(Convert(new LeadConvert(lead, "Working - Contacted")).Errors).Message);
        // A name of an opportunity has 120 characters at most; the account and the contact were made by then.
        Assert.Equal("STRING_TOO_LONG", Assert.Single(Convert(new LeadConvert(lead, "Closed - Converted") { OpportunityName = new string('x', 121) }).Errors).Code);
        Assert.Equal((0, "false"), (org.Transaction.CountOf(org.Transaction.Catalog["Account"]), org.Values(lead, "IsConverted")));
    }

    private LeadConverted Convert(LeadConvert order) => LeadConversion.Convert(org.Transaction, new Caller(org.TheOne("User", "Username", "admin@fakeforce.test"), 66), order);
}
