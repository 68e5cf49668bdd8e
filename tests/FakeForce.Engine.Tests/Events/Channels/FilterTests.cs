using FakeForce.Engine.Events.Channels;

namespace FakeForce.Engine.Tests.Events.Channels;

/// <summary>Change Data Capture Developer Guide, "Filter Expression Format".</summary>
public sealed class FilterTests
{
    // Acme of Agriculture with 1200 employees in San Francisco, AnnualRevenue 5000000, no phone.
    [Theory]
    [InlineData("Industry = 'Agriculture'", true)]
    [InlineData("industry = 'AGRICULTURE'", true)]
    [InlineData("Industry = 'Banking'", false)]
    [InlineData("Industry != 'Banking'", true)]
    [InlineData("Industry LIKE 'A%'", true)]
    [InlineData("Industry LIKE 'Agricultur_'", true)]
    [InlineData("Industry LIKE 'Agricult_'", false)]
    [InlineData("NumberOfEmployees > 1000", true)]
    [InlineData("NumberOfEmployees >= 1200", true)]
    [InlineData("NumberOfEmployees < 1200", false)]
    [InlineData("NumberOfEmployees <= 1200", true)]
    [InlineData("AnnualRevenue = 5000000", true)]
    [InlineData("Industry='Agriculture' AND NumberOfEmployees>1000", true)]
    [InlineData("Industry='Agriculture' AND NumberOfEmployees>2000", false)]
    [InlineData("Industry='Banking' OR (NumberOfEmployees>1000 AND Phone = null)", true)]
    [InlineData("NOT Industry = 'Banking'", true)]
    [InlineData("NOT (Industry = 'Agriculture' AND NumberOfEmployees > 1000)", false)]
    [InlineData("(NOT Industry = 'Banking') AND NumberOfEmployees > 1000", true)]
    [InlineData("BillingAddress.City = 'San Francisco'", true)]
    [InlineData("BillingAddress.City = 'Paris'", false)]
    [InlineData("BillingAddress.Latitude = null", true)]
    [InlineData("Name = 'Acme'", true)]
    [InlineData("Phone != null", false)]
    [InlineData("Phone > '1'", false)]
    [InlineData("CreatedDate > 2026-05-01T09:30:11Z", true)]
    [InlineData("CreatedDate > 2026-05-01T03:30:11-08:00", false)]
    [InlineData("ChangeEventHeader.changeType = 'CREATE'", true)]
    [InlineData("ChangeEventHeader.changeType != 'CREATE'", false)]
    [InlineData("ChangeEventHeader.sequenceNumber = 1", true)]
    [InlineData("ChangeEventHeader.changeOrigin LIKE '%client=Astro'", true)]
    public void An_event_comes_by_the_channel_only_if_it_passes(string filter, bool passes)
    {
        var org = new ChannelOrg(filter);
        org.Changes.Add("Account", ("Name", "Acme"), ("Industry", "Agriculture"), ("NumberOfEmployees", "1200"), ("AnnualRevenue", "5000000"), ("BillingCity", "San Francisco"));
        Assert.Equal(passes ? 1 : 0, org.Entries().Count);
        Assert.Single(org.PlainEntries());
    }

    [Fact]
    public void Ids_compare_in_either_form_and_unchanged_fields_are_null()
    {
        var org = new ChannelOrg($"ChangeEventHeader.commitUser = '{ChangeOrg.Astro.UserId.ToShortString()}' AND Industry != null");
        var id = org.Changes.Add("Account", ("Name", "Acme"), ("Industry", "Agriculture"));
        org.Changes.Change(id, ("Phone", "1"));
        org.Changes.Change(id, ("Industry", "Banking"));
        Assert.Equal(["CREATE", "UPDATE"], org.Read().Select(change => change.Split("changeType:")[1].Split(',')[0]));
    }

    [Fact]
    public void A_subscriber_goes_on_behind_what_it_was_not_shown()
    {
        var org = new ChannelOrg("Industry = 'Banking'");
        org.Changes.Add("Account", ("Name", "Acme"));
        Assert.Empty(org.Entries());
        Assert.Equal(org.Changes.Org.Events.LastReplayId, org.ReplayId);
    }

    [Fact]
    public void Other_members_of_the_channel_are_not_filtered_by_it()
    {
        var changes = new ChangeOrg(new Engine.Events.EventOptions
        {
            Channels = [new("Sales__chn", ChannelType.Data)],
            Members = [new("Sales__chn", "AccountChangeEvent") { FilterExpression = "Phone = '1'" }, new("Sales__chn", "ContactChangeEvent")],
        });
        var cursor = EventOrg.Open(changes.Org, "/data/Sales__chn", Engine.Events.ReplayFrom.Latest);
        changes.Add("Account", ("Name", "Acme"));
        changes.Add("Contact", ("LastName", "Lee"));
        var buffer = new Engine.Events.EventEntry[10];
        Assert.Equal(1, cursor.Read(buffer));
        Assert.Equal("ContactChangeEvent", buffer[0].Kind.Name);
    }

    [Theory]
    [InlineData("Industry IN ('A', 'B')", "IN is not supported in filter expressions")]
    [InlineData("Industry NOT IN ('A')", "NOT IN is not supported in filter expressions")]
    [InlineData("Colour = 'red'", "There is no field Colour on AccountChangeEvent")]
    [InlineData("BillingAddress.Planet = 'Mars'", "There is no field BillingAddress.Planet on AccountChangeEvent")]
    [InlineData("Parent.Name = 'x'", "There is no field Parent.Name on AccountChangeEvent")]
    [InlineData("BillingAddress = 'x'", "BillingAddress is a compound field: filter by a part of it, such as BillingAddress.Street")]
    [InlineData("Description LIKE 'x%'", "Fields of the type of Description are not supported")]
    [InlineData("ChangeEventHeader.recordIds = '001000000000001AAA'", "Fields of the type of ChangeEventHeader.recordIds are not supported")]
    [InlineData("NumberOfEmployees LIKE '1%'", "LIKE does not compare NumberOfEmployees, a number")]
    [InlineData("NumberOfEmployees = '1'", "The value for NumberOfEmployees must be a number")]
    [InlineData("Industry = 5", "The value for Industry must be a text")]
    [InlineData("Phone > null", "> does not compare Phone, a text")]
    [InlineData("CreatedDate > TODAY", "TODAY is not supported in filter expressions")]
    [InlineData("Industry = 'A' AND", "unexpected token: '<EOF>'")]
    [InlineData("NOT Industry = 'A' AND Phone = '1'", "unexpected token: 'AND'")]
    [InlineData("Id IN (SELECT AccountId FROM Contact)", "A sub-query is not supported in filter expressions")]
    public void What_is_no_filter_is_refused(string filter, string problem) => Assert.EndsWith(problem, ProblemOf(filter), StringComparison.Ordinal);

    [Fact]
    public void A_filter_has_limits()
    {
        var eleven = "Name = 'a' OR Type = 'a' OR Phone = 'a' OR Fax = 'a' OR AccountNumber = 'a' OR Website = 'a' OR Sic = 'a' OR Industry = 'a' OR Ownership = 'a' OR Rating = 'a' OR Site = 'a'";
        Assert.EndsWith("The filter expression has more than 10 fields", ProblemOf(eleven), StringComparison.Ordinal);
        Assert.Null(ProblemOf(eleven[..eleven.LastIndexOf(" OR", StringComparison.Ordinal)]));
        var longest = string.Join(" OR ", Enumerable.Repeat("Name = 'abcdefgh'", 6_000)).PadRight(131_072);
        Assert.Null(ProblemOf(longest));
        Assert.EndsWith("The filter expression is longer than 131,072 characters", ProblemOf(longest + " "), StringComparison.Ordinal);
    }

    private static string? ProblemOf(string filter) => EventSetup.Problems(new OrgOptions
    {
        Catalog = new Engine.Schema.StandardCatalog(Engine.Schema.FeatureSet.None),
        Events = new() { Channels = [new("Sales__chn", ChannelType.Data)], Members = [new("Sales__chn", "AccountChangeEvent") { FilterExpression = filter }] },
    }).SingleOrDefault();
}
