namespace FakeForce.Engine.Tests.Sosl;

/// <summary>What RETURNING, LIMIT and OFFSET make of the found records.</summary>
public sealed class ReturningTests
{
    private static readonly string[] records =
    [
        "Account Name=Acme C|NumberOfEmployees=3|Site=x", "Account Name=Acme A|NumberOfEmployees=1", "Account Name=Acme B|NumberOfEmployees=2|Site=a",
        "Contact LastName=Acme|Title=Boss", "Contact LastName=Other",
    ];

    [Theory]
    [InlineData("Account", "Acme C, Acme A, Acme B")]
    [InlineData("Contact, Account", "Acme; Acme C, Acme A, Acme B")]
    [InlineData("Account(Name ORDER BY Name)", "Acme A, Acme B, Acme C")]
    [InlineData("Account(Name ORDER BY Site DESC NULLS LAST)", "Acme C, Acme B, Acme A")]
    [InlineData("Account(Name WHERE NumberOfEmployees > 1)", "Acme C, Acme B")]
    [InlineData("Account(Name WHERE NumberOfEmployees > 1 ORDER BY Name LIMIT 1)", "Acme B")]
    [InlineData("Account(Name ORDER BY Name LIMIT 1 OFFSET 1)", "Acme B")]
    [InlineData("Account(Name OFFSET 2)", "Acme B")]
    [InlineData("Account(Name LIMIT 0), Contact", "Acme")]
    [InlineData("Account(Name), account(name)", "Acme C, Acme A, Acme B")]
    [InlineData("Account(Name WHERE Id IN (SELECT AccountId FROM Contact))", "")]
    public async Task Returning_filters_orders_and_cuts(string returning, string names)
    {
        var org = await SearchOrg.WithAsync(records);
        Assert.Equal(names, org.Names($"FIND {{acme}} RETURNING {returning}"));
    }

    [Fact]
    public async Task Parents_are_returned_as_in_queries()
    {
        var org = new SearchOrg();
        var account = (await org.AddAsync("Account Name=Parent"))[0];
        await org.AddAsync($"Contact LastName=Acme|AccountId={account}");
        Assert.Equal(["LastName", "Account"], org.Run("FIND {acme} RETURNING Contact(LastName, Account.Name WHERE Account.Name = 'Parent')").Objects[0].Rows.Shape.Columns.Select(c => c.Key));
    }

    [Theory]
    [InlineData("Account(Id)", "250")]
    [InlineData("Account(Id ORDER BY Id)", "1900")]
    [InlineData("Account(Id WHERE Name != 'x')", "1900")]
    [InlineData("Account(Id LIMIT 300)", "250")]
    [InlineData("Account(Id OFFSET 1800)", "100")]
    [InlineData("Account, Contact", "250, 35")]
    [InlineData("Account, Contact LIMIT 20", "10, 10")]
    [InlineData("Account, Contact LIMIT 21", "11, 10")]
    [InlineData("Account, Contact LIMIT 100", "65, 35")]
    [InlineData("Account(Id LIMIT 20), Contact LIMIT 40", "20, 20")]
    [InlineData("Account(Id LIMIT 3), Contact LIMIT 100", "3, 35")]
    [InlineData("Account, Contact LIMIT 0", "0, 0")]
    [InlineData("Account LIMIT 5000", "250")]
    [InlineData("Account, Contact, Lead, Opportunity, Case, Campaign, User, Product2, Gadget__c, Task", "200, 35, 0, 0, 0, 0, 0, 0, 0, 0")]
    public async Task Limits_are_those_of_the_reference(string returning, string counts) =>
        Assert.Equal(counts, (await LargeAsync()).Counts("FIND {acme} RETURNING " + returning));

    [Fact]
    public async Task Versions_before_28_answer_with_200_records() =>
        Assert.Equal("200", (await LargeAsync()).Counts("FIND {acme} RETURNING Account(Id ORDER BY Name)", version: 27));

    [Fact]
    public async Task Only_the_first_2000_matches_are_looked_at()
    {
        var org = await SearchOrg.WithAsync([.. Enumerable.Range(0, 2_050).Select(i => $"Account Name=Acme|NumberOfEmployees={i}")]);
        Assert.Equal("1900", org.Counts("FIND {acme} RETURNING Account(Id WHERE NumberOfEmployees >= 100)"));
    }

    [Fact]
    public async Task Recent_searches_what_the_user_worked_with()
    {
        var org = new SearchOrg();
        var ids = await org.AddAsync("Account Name=Acme A", "Account Name=Acme B");
        org.Org.Recent.Touch(org.Context().UserId, ids[1]);
        Assert.Equal("Acme B", org.Names("FIND {acme} RETURNING Account(Name USING ListView=Recent)"));
    }

    [Fact]
    public async Task A_price_book_leaves_the_products_that_it_lists()
    {
        var org = new SearchOrg();
        var products = await org.AddAsync("Product2 Name=Laptop A|IsActive=true", "Product2 Name=Laptop B|IsActive=true");
        var books = await org.AddAsync("Pricebook2 Name=Ours|IsActive=true");
        await org.AddAsync($"PricebookEntry Product2Id={products[1]}|Pricebook2Id={StandardPricebook(org)}|UnitPrice=5|IsActive=true");
        await org.AddAsync($"PricebookEntry Product2Id={products[1]}|Pricebook2Id={books[0]}|UnitPrice=5|IsActive=true");
        Assert.Equal("Laptop B", org.Names($"FIND {{laptop}} RETURNING Product2 WITH PricebookId = '{books[0]}'"));
    }

    private static RecordId StandardPricebook(SearchOrg org) =>
        org.Org.Queries.Run(org.Org, "SELECT Id FROM Pricebook2 WHERE IsStandard = true", org.Context()).AllRows().IdAt(0);

    private static Task<SearchOrg> LargeAsync() =>
        SearchOrg.WithAsync([.. Enumerable.Repeat("Account Name=Acme", 1_900), .. Enumerable.Repeat("Contact LastName=Acme", 35)]);
}
