namespace FakeForce.Engine.Tests.Sosl;

/// <summary>Records and search texts, and which records are found.</summary>
public sealed class FindTests
{
    private static readonly string[] accounts =
    [
        "Account Name=Acme Corporation|Phone=(415) 555-1234|Website=www.acme.com|Description=Where are you? Here.",
        "Account Name=ACME Bolt Ltd.|Phone=+44 20 7946 0000|BillingCity=San Francisco|Motto__c=salesforce.com",
        "Account Name=Web2Case|AccountNumber=A12-345|Site=Émile Zola|Motto__c=acme com",
        "Account Name=東京都 Office|TickerSymbol=JOAN",
        "Account Name=Johnson and Sons|Fax=555 9999|BillingStreet=1 Monday meeting road|Secret__c=hidden",
        "Account Name=Meeting on Monday|Industry=Energy|NumberOfEmployees=4711",
    ];

    [Theory]
    [InlineData("acme", "Acme Corporation, ACME Bolt Ltd., Web2Case")]
    [InlineData("AcMe", "Acme Corporation, ACME Bolt Ltd., Web2Case")]
    [InlineData("acme bolt", "ACME Bolt Ltd.")]
    [InlineData("acme OR johnson", "Acme Corporation, ACME Bolt Ltd., Web2Case, Johnson and Sons")]
    [InlineData("acme AND NOT bolt", "Acme Corporation, Web2Case")]
    [InlineData("acme AND NOT bolt AND ltd", "Acme Corporation, Web2Case")]
    [InlineData("acme AND NOT bolt AND corporation", "Acme Corporation, ACME Bolt Ltd., Web2Case")]
    [InlineData("corporation francisco", "")]
    [InlineData("bolt francisco", "ACME Bolt Ltd.")]
    [InlineData("\"monday meeting\"", "Johnson and Sons")]
    [InlineData("monday meeting", "Johnson and Sons, Meeting on Monday")]
    [InlineData("\"acme.com\"", "Acme Corporation")]
    [InlineData("acme.com", "Acme Corporation, Web2Case")]
    [InlineData("\"where are you\\?\"", "Acme Corporation")]
    [InlineData("\"where are you\\!\"", "")]
    [InlineData("john*", "Johnson and Sons")]
    [InlineData("jo?n", "東京都 Office")]
    [InlineData("j*n", "東京都 Office, Johnson and Sons")]
    [InlineData("john", "")]
    [InlineData("corporat*", "Acme Corporation")]
    [InlineData("corporation?", "")]
    [InlineData("\"mee* ro?d\"", "Johnson and Sons")]
    [InlineData("web", "Web2Case")]
    [InlineData("web2case", "Web2Case")]
    [InlineData("Web2*", "Web2Case")]
    [InlineData("a12", "Web2Case")]
    [InlineData("émile", "Web2Case")]
    [InlineData("ÉMIL*", "Web2Case")]
    [InlineData("emile", "")]
    [InlineData("京都", "東京都 Office")]
    [InlineData("東京", "東京都 Office")]
    [InlineData("都", "東京都 Office")]
    [InlineData("都東", "")]
    [InlineData("\"and\"", "Johnson and Sons")]
    [InlineData("415", "Acme Corporation")]
    [InlineData("4155551234", "Acme Corporation")]
    [InlineData("\\(415\\) 555\\-1234", "Acme Corporation")]
    [InlineData("415555*", "Acme Corporation")]
    [InlineData("hidden", "")]
    [InlineData("energy", "")]
    [InlineData("4711", "")]
    [InlineData("(acme bolt) OR (monday AND NOT johnson)", "ACME Bolt Ltd., Meeting on Monday")]
    public async Task Records_are_found_by_their_words(string text, string names)
    {
        var org = await SearchOrg.WithAsync(accounts);
        Assert.Equal(names, org.Accounts(text));
    }

    [Theory]
    [InlineData("acme", "ALL", "Acme Corporation, ACME Bolt Ltd., Web2Case")]
    [InlineData("acme", "SIDEBAR", "Acme Corporation, ACME Bolt Ltd., Web2Case")]
    [InlineData("acme", "NAME", "Acme Corporation, ACME Bolt Ltd.")]
    [InlineData("zola", "NAME", "Web2Case")]
    [InlineData("com", "NAME", "Acme Corporation")]
    [InlineData("555", "PHONE", "Acme Corporation, Johnson and Sons")]
    [InlineData("acme", "PHONE", "")]
    [InlineData("acme", "EMAIL", "")]
    [InlineData("corporation 415", "NAME", "")]
    [InlineData("bolt AND NOT francisco", "NAME", "ACME Bolt Ltd.")]
    public async Task In_says_which_fields_are_searched(string text, string group, string names)
    {
        var org = await SearchOrg.WithAsync(accounts);
        Assert.Equal(names, org.Accounts(text, group));
    }

    [Fact]
    public async Task An_email_address_is_found_whole_and_in_parts()
    {
        var org = await SearchOrg.WithAsync("Contact LastName=Lee|Email=ann.lee@example.com", "Contact LastName=Example|Email=bob@elsewhere.org");
        Assert.Equal("Lee", org.Names("FIND {ann.lee@example.com} IN EMAIL FIELDS RETURNING Contact(LastName)"));
        Assert.Equal("Lee", org.Names("FIND {example} IN EMAIL FIELDS RETURNING Contact(LastName)"));
        Assert.Equal("Lee, Example", org.Names("FIND {example} RETURNING Contact(LastName)"));
    }

    [Fact]
    public async Task Long_texts_and_custom_objects_are_searched()
    {
        var org = await SearchOrg.WithAsync("Gadget__c Name=Sprocket|Notes__c=" + new string('x', 20_000) + " needle", "Gadget__c Name=Other");
        Assert.Equal("Sprocket", org.Names("FIND {needle} RETURNING Gadget__c(Name)"));
    }

    [Fact]
    public async Task Without_returning_every_searchable_object_answers_with_ids()
    {
        var org = await SearchOrg.WithAsync("Account Name=Acme", "Contact LastName=Acme", "Gadget__c Name=Acme", "Product2 Name=Acme", "Solution SolutionName=Acme");
        var objects = org.Run("FIND {acme}").Objects;
        Assert.Equal(["Account", "Contact", "Gadget__c"], objects.Select(o => o.Rows.Shape.Type.Name));
        Assert.All(objects, o => Assert.Equal("Id", Assert.Single(o.Rows.Shape.Columns).Key));
        Assert.Equal("Acme; Acme", org.Names("FIND {acme} RETURNING Product2(Name), Solution(SolutionName)"));
    }

    [Fact]
    public async Task Products_and_solutions_are_searched_in_all_fields_whatever_in_says()
    {
        var org = await SearchOrg.WithAsync("Product2 Name=Laptop|Description=shiny thing", "Solution SolutionName=Reboot|SolutionNote=shiny");
        Assert.Equal("Laptop; Reboot", org.Names("FIND {shiny} IN NAME FIELDS RETURNING Product2, Solution"));
        // Solutions join terms by OR, everything else by AND.
        Assert.Equal("Reboot", org.Names("FIND {shiny nowhere} RETURNING Product2, Solution"));
    }

    [Fact]
    public async Task A_search_text_of_more_than_10000_characters_finds_nothing()
    {
        var org = await SearchOrg.WithAsync("Account Name=Acme");
        Assert.Equal("", org.Accounts("acme OR " + new string('x', 10_000)));
        Assert.Equal("Acme", org.Accounts("acme AND " + new string('x', 4_000)));
    }
}
