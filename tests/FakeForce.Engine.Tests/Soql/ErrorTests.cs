namespace FakeForce.Engine.Tests.Soql;

public sealed class ErrorTests
{
    private readonly SmallOrg org = new();

    [Theory]
    [InlineData("SELECT FIELDS(ALL) FROM Account", "MALFORMED_QUERY", 8, "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT FIELDS(CUSTOM) FROM Account LIMIT 201", "MALFORMED_QUERY", 8, "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT FIELDS(CUSTOM) FROM Contact LIMIT 200", "MALFORMED_QUERY", 8, "'FIELDS(...)' expansion function must result in at least one field being selected.")]
    [InlineData("SELECT toLabel(Rating) FROM Account", "MALFORMED_QUERY", 8, "TOLABEL() in SELECT is not supported yet by FakeForce")]
    [InlineData("SELECT Id FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(1,2), 'mi') < 5", "MALFORMED_QUERY", 30, "DISTANCE() in WHERE is not supported yet by FakeForce")]
    [InlineData("SELECT Id FROM Account WHERE Founded__c = THIS_FISCAL_YEAR", "MALFORMED_QUERY", 43, "THIS_FISCAL_YEAR is not supported yet by FakeForce")]
    public void Query_is_refused(string soql, string code, int column, string text)
    {
        var refusal = org.Refused(soql);
        Assert.Equal(code, refusal.Code);
        Assert.EndsWith($"^\nERROR at Row:1:Column:{column}\n{text}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT Id, Dispenser__c, Name, Rating FROM Account", "\nSELECT Id, Dispenser__c, Name, Rating\n           ^\nERROR at Row:1:Column:12\n")]
    [InlineData("SELECT CreatedDate,AnnualRevenue,TPI__c,Name,Rating,Id FROM Account", "\nCreatedDate,AnnualRevenue,TPI__c,Name,Rating\n                          ^\nERROR at Row:1:Column:34\n")]
    [InlineData("SELECT Id,\n                     Foo FROM Account", "\n Foo FROM Account\n ^\nERROR at Row:2:Column:22\n")]
    [InlineData("SELECT Id FROM Account WHERE", "\nAccount WHERE\n             ^\nERROR at Row:1:Column:29\n")]
    public void Errors_show_two_words_on_each_side_of_the_place(string soql, string head) =>
        Assert.StartsWith(head, org.Refused(soql).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \n")]
    public void An_empty_query_is_refused(string? soql) =>
        Assert.Equal("A query string has to be specified", org.Refused(soql!).Message);

    [Fact]
    public void A_statement_has_at_most_100_000_characters()
    {
        var padded = "SELECT Id FROM Account" + new string(' ', 100_000 - 22);
        Assert.Equal(0, org.Run(padded).TotalSize);
        Assert.Equal("MALFORMED_QUERY", org.Refused(padded + " ").Code);
    }

    [Theory]
    [InlineData("SELECT Id FROM Account WHERE ", "(", "Id = null", ")")]
    [InlineData("SELECT Id FROM Account WHERE ", "(NOT ", "Id = null", ")")]
    [InlineData("SELECT Id FROM Account WHERE ", "f(", "", ")")]
    [InlineData("", "SELECT Id, (", "", " FROM Contacts)")]
    [InlineData("SELECT Id FROM Account WHERE ", "Id IN (SELECT Id FROM Contact WHERE ", "", ")")]
    public void Deep_nesting_is_refused_and_overflows_nothing(string head, string open, string middle, string close)
    {
        var deep = Enumerable.Repeat(open, 99_000 / (open.Length + close.Length));
        Assert.Equal("MALFORMED_QUERY", org.Refused(head + string.Concat(deep) + middle + string.Concat(Enumerable.Repeat(close, deep.Count()))).Code);
        Assert.Equal("MALFORMED_QUERY", org.Refused(head + string.Concat(Enumerable.Repeat(open, 1_000_000))).Code);
    }

    [Fact]
    public void Sub_queries_nest_once_before_API_58_and_four_times_since()
    {
        Assert.EndsWith("more than 1 level away from the root entity object.", org.Refused(Nested(2), SmallOrg.Context with { ApiVersion = 57 }).Message, StringComparison.Ordinal);
        Assert.Equal(0, org.Run(Nested(4)).TotalSize);
        Assert.EndsWith("more than 4 levels away from the root entity object.", org.Refused(Nested(5)).Message, StringComparison.Ordinal);
    }

    private static string Nested(int depth) => "SELECT Id" + string.Concat(Enumerable.Repeat(", (SELECT Id", depth)) + string.Concat(Enumerable.Repeat(" FROM ChildAccounts)", depth)) + " FROM Account";
}
