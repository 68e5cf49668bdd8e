namespace FakeForce.Engine.Tests.Soql;

public sealed class ErrorTests
{
    private readonly SmallOrg org = new();

    [Theory]
    [InlineData("SELECT FIELDS(ALL) FROM Account", "MALFORMED_QUERY", 8, "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT FIELDS(CUSTOM) FROM Account LIMIT 201", "MALFORMED_QUERY", 8, "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT FIELDS(CUSTOM) FROM Contact LIMIT 200", "MALFORMED_QUERY", 8, "'FIELDS(...)' expansion function must result in at least one field being selected.")]
    public void Query_is_refused(string soql, string code, int column, string text)
    {
        var refusal = org.Refused(soql);
        Assert.Equal(code, refusal.Code);
        Assert.EndsWith($"^\nERROR at Row:1:Column:{column}\n{text}", refusal.Message, StringComparison.Ordinal);
    }

    // The first eight are live answers quoted in public, with the names that this catalogue lacks.
    [Theory]
    [InlineData("SELECT Id, ¦Dispenser__c, Answer__c, Audit_Question__c, Other__c FROM Account", "SELECT Id, Dispenser__c, Answer__c, Audit_Question__c")]
    [InlineData("SELECT Id,Name,CreatedDate,AnnualRevenue,Rating,Founded__c,¦TPI_Product__c,Name,OCE__JobId__c,Other__c FROM Account", "AnnualRevenue,Rating,Founded__c,TPI_Product__c,Name,OCE__JobId__c")]
    [InlineData("SELECT Id, ¦ApiName, Status FROM Account WHERE Name = null", "SELECT Id, ApiName, Status FROM Account WHERE")]
    [InlineData("SELECT Id FROM ¦DataSpace WHERE DataSpaceDefinition.DeveloperName = 'a'", "SELECT Id FROM DataSpace WHERE DataSpaceDefinition.DeveloperName")]
    [InlineData("SELECT Id, DeveloperName, Description, NamespacePrefix, Status FROM ¦PermissionSetGroup", " NamespacePrefix, Status FROM PermissionSetGroup")]
    [InlineData("SELECT Id, Email, Name\nFROM Contact\nWHERE AccountId = '0014000000p6XlS' AND LastName LIKE 'test' ¦OR email LIKE 'test'", "'0014000000p6XlS' AND LastName LIKE 'test' OR email LIKE 'test'")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (\n            SELECT AccountId\n            FROM ¦Task \n)", "            FROM Task ")]
    [InlineData("SELECT Id,\n                     ¦Foo FROM Account", "                     Foo FROM Account")]
    [InlineData("SELECT Id FROM Account WHERE¦", "SELECT Id FROM Account WHERE")]
    [InlineData("SELECT Id\r\nFROM ¦Acount\r\nLIMIT 1", "FROM Acount")]
    [InlineData("¦", "")]
    public void Errors_show_thirty_characters_on_each_side_of_the_place(string marked, string fragment)
    {
        var at = marked.IndexOf('¦', StringComparison.Ordinal);
        var soql = marked.Remove(at, 1);
        var shown = soql.Length == 0 ? Engine.Soql.SourcePosition.Of(soql, at).Describe() : org.Refused(soql).Message;
        var caret = at - soql.IndexOf(fragment, StringComparison.Ordinal);
        Assert.StartsWith($"\n{fragment}\n{new string(' ', caret)}^\nERROR at Row:", shown, StringComparison.Ordinal);
    }

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
