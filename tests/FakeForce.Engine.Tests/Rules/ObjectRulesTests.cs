using FakeForce.Engine.Tests.Records;

namespace FakeForce.Engine.Tests.Rules;

public sealed class ObjectRulesTests
{
    private readonly SavingOrg org = new();

    [Theory]
    [InlineData("Prospecting", "false, false, 10, 20, Pipeline")]
    [InlineData("Closed Won", "true, true, 100, 200, Closed")]
    [InlineData("Closed Lost", "true, false, 0, 0, Omitted")]
    public void An_opportunity_follows_its_stage(string stage, string expected)
    {
        var id = org.Add("Opportunity", ("Name", "O"), ("StageName", stage), ("CloseDate", "2026-05-01"), ("Amount", "200"));
        Assert.Equal(expected, org.Values(id, "IsClosed", "IsWon", "Probability", "ExpectedRevenue", "ForecastCategory"));
        Assert.Equal("2026, 2, 2026 2", org.Values(id, "FiscalYear", "FiscalQuarter", "Fiscal"));
    }

    [Fact]
    public void A_given_probability_is_kept_until_the_stage_changes()
    {
        var id = org.Add("Opportunity", ("Name", "O"), ("StageName", "Prospecting"), ("CloseDate", "2026-05-01"), ("Probability", "33"));
        Assert.Equal("33", org.Values(id, "Probability"));
        Assert.True(org.Change(id, ("Name", "P")).Success);
        Assert.Equal("33", org.Values(id, "Probability"));
        Assert.True(org.Change(id, ("StageName", "Closed Won")).Success);
        Assert.Equal("100", org.Values(id, "Probability"));
    }

    [Fact]
    public void A_case_is_closed_by_its_status()
    {
        var id = org.Add("Case", ("Status", "New"));
        Assert.Equal("false, null", org.Values(id, "IsClosed", "ClosedDate"));
        Assert.True(org.Change(id, ("Status", "Closed")).Success);
        Assert.Equal("true, 1777629600000", org.Values(id, "IsClosed", "ClosedDate"));
        Assert.True(org.Change(id, ("Status", "New")).Success);
        Assert.Equal("false, null", org.Values(id, "IsClosed", "ClosedDate"));
    }

    [Fact]
    public void A_task_is_closed_by_its_status()
    {
        var id = org.Add("Task", ("Subject", "Call"), ("Priority", "High"));
        Assert.Equal("Not Started, false, true", org.Values(id, "Status", "IsClosed", "IsHighPriority"));
        Assert.True(org.Change(id, ("Status", "Completed")).Success);
        Assert.Equal("true", org.Values(id, "IsClosed"));
    }

    [Theory]
    [InlineData("DurationInMinutes", "60", true)]
    [InlineData("EndDateTime", "2026-05-01T11:00:00Z", true)]
    [InlineData("EndDateTime", "2026-05-01T09:00:00Z", false)]
    [InlineData("Subject", "no end", false)]
    public void An_event_needs_a_start_and_an_end_behind_it(string field, string value, bool allowed)
    {
        var result = org.Save("Event", ("StartDateTime", "2026-05-01T10:00:00Z"), (field, value));
        Assert.Equal(allowed, result.Success);
        if (allowed) Assert.Equal("60, 1777633200000", org.Values(result.Id!.Value, "DurationInMinutes", "EndDateTime"));
    }

    [Fact]
    public void A_price_needs_the_standard_price_first_and_only_once()
    {
        var standard = org.TheOne("Pricebook2", "Name", "Standard Price Book").ToString();
        var own = org.Add("Pricebook2", ("Name", "Own")).ToString();
        var product = org.Add("Product2", ("Name", "Bolt"), ("ProductCode", "B1")).ToString();
        Assert.Equal("STANDARD_PRICE_NOT_DEFINED", Assert.Single(Price(own).Errors).Code);
        Assert.Equal("Bolt, B1", org.Values(Price(standard).Id!.Value, "Name", "ProductCode"));
        Assert.True(Price(own).Success);
        Assert.Equal("DUPLICATE_VALUE", Assert.Single(Price(own).Errors).Code);

        Engine.Records.SaveResult Price(string pricebook) => org.Save("PricebookEntry", ("Pricebook2Id", pricebook), ("Product2Id", product), ("UnitPrice", "5"), ("IsActive", "true"));
    }

    [Fact]
    public void A_line_s_price_and_total_follow_from_each_other()
    {
        var standard = org.TheOne("Pricebook2", "Name", "Standard Price Book").ToString();
        var product = org.Add("Product2", ("Name", "Bolt"), ("ProductCode", "B1")).ToString();
        var entry = org.Add("PricebookEntry", ("Pricebook2Id", standard), ("Product2Id", product), ("UnitPrice", "5"), ("IsActive", "true")).ToString();
        var deal = org.Add("Opportunity", ("Name", "O"), ("StageName", "Prospecting"), ("CloseDate", "2026-05-01"), ("Pricebook2Id", standard)).ToString();
        var line = org.Add("OpportunityLineItem", ("OpportunityId", deal), ("PricebookEntryId", entry), ("Quantity", "4"), ("UnitPrice", "6"));
        Assert.Equal("24, 6, 5, B1", org.Values(line, "TotalPrice", "UnitPrice", "ListPrice", "ProductCode"));
        Assert.True(org.Change(line, ("Quantity", "2")).Success);
        Assert.Equal("12", org.Values(line, "TotalPrice"));
        var other = org.Add("OpportunityLineItem", ("OpportunityId", deal), ("PricebookEntryId", entry), ("Quantity", "4"), ("TotalPrice", "10"));
        Assert.Equal("2.5", org.Values(other, "UnitPrice"));
    }

    [Fact]
    public void A_person_s_name_is_composed()
    {
        var id = org.Add("Contact", ("FirstName", "Ann"), ("LastName", "Lee"));
        Assert.Equal("Ann Lee", org.Values(id, "Name"));
        Assert.True(org.Change(id, ("FirstName", null)).Success);
        Assert.Equal("Lee", org.Values(id, "Name"));
    }

    [Fact]
    public void User_names_are_addresses_and_unique()
    {
        var profile = org.TheOne("Profile", "Name", "Standard User").ToString();
        Assert.Equal("INVALID_EMAIL_ADDRESS", Assert.Single(User("nobody").Errors).Code);
        Assert.Equal("DUPLICATE_USERNAME", Assert.Single(User("ADMIN@fakeforce.test").Errors).Code);
        Assert.Equal("Standard", org.Values(User("new@fakeforce.test").Id!.Value, "UserType"));

        Engine.Records.SaveResult User(string name) => org.Save("User", ("Username", name), ("LastName", "L"), ("Alias", "l"), ("Email", "l@example.org"), ("ProfileId", profile),
            ("TimeZoneSidKey", "UTC"), ("LocaleSidKey", "en_US"), ("EmailEncodingKey", "UTF-8"), ("LanguageLocaleKey", "en_US"));
    }
}
