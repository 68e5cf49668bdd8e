namespace FakeForce.Engine.Tests.Soql;

public sealed class ErrorTests
{
    private const string SeeDescribe = " Please reference your WSDL or the describe call for the appropriate names.";
    private const string CustomField = " If you are attempting to use a custom field, be sure to append the '__c' after the custom field name." + SeeDescribe;
    private const string CustomRelationship = " If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name." + SeeDescribe;
    private const string CustomObject = " If you are attempting to use a custom object, be sure to append the '__c' after the entity name." + SeeDescribe;

    private readonly SmallOrg org = new();

    [Theory]
    // Names
    [InlineData("SELECT Nme FROM Account", "INVALID_FIELD", 8, "No such column 'Nme' on entity 'Account'." + CustomField)]
    [InlineData("SELECT Owner.Nme FROM account", "INVALID_FIELD", 8, "No such column 'Nme' on entity 'User'." + CustomField)]
    [InlineData("SELECT Id FROM Account WHERE Nme = 1", "INVALID_FIELD", 30, "No such column 'Nme' on entity 'Account'." + CustomField)]
    [InlineData("SELECT Id FROM Account ORDER BY Nme", "INVALID_FIELD", 33, "No such column 'Nme' on entity 'Account'." + CustomField)]
    [InlineData("SELECT Owner.Subject FROM Case", "INVALID_FIELD", 8, "No such column 'Subject' on entity 'Name'." + CustomField)]
    [InlineData("SELECT Ownr.Name FROM Account", "INVALID_FIELD", 8, "Didn't understand relationship 'Ownr' in field path." + CustomRelationship)]
    [InlineData("SELECT Id, (SELECT Id FROM Kontacts) FROM Account", "INVALID_FIELD", 28, "Didn't understand relationship 'Kontacts' in field path." + CustomRelationship)]
    [InlineData("SELECT Id FROM Acount", "INVALID_TYPE", 16, "sObject type 'Acount' is not supported." + CustomObject)]
    // Criteria
    [InlineData("SELECT Id FROM Account WHERE Founded__c = '2026-01-01'", "INVALID_FIELD", 30, "value of filter criterion for field 'Founded__c' must be of type date and should not be enclosed in quotes")]
    [InlineData("SELECT Id FROM Account WHERE CreatedDate > 2026-01-01", "INVALID_FIELD", 30, "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes")]
    [InlineData("SELECT Id FROM Account WHERE AnnualRevenue = '1'", "INVALID_FIELD", 30, "value of filter criterion for field 'AnnualRevenue' must be of type double and should not be enclosed in quotes")]
    [InlineData("SELECT Id FROM Account WHERE IsActive__c = 'true'", "INVALID_FIELD", 30, "value of filter criterion for field 'IsActive__c' must be of type boolean and should not be enclosed in quotes")]
    [InlineData("SELECT Id FROM Account WHERE NumberOfEmployees IN ('1')", "INVALID_FIELD", 30, "value of filter criterion for field 'NumberOfEmployees' must be of type int and should not be enclosed in quotes")]
    [InlineData("SELECT Id FROM Account WHERE Name = 5", "INVALID_FIELD", 30, "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes")]
    [InlineData("SELECT Id FROM Account WHERE Description LIKE 'x%'", "INVALID_FIELD", 30, "field 'Description' can not be filtered in a query call")]
    [InlineData("SELECT Id FROM Account ORDER BY Description", "INVALID_FIELD", 33, "field Description can not be sorted in a query call")]
    [InlineData("SELECT Id, Name, id FROM Account", "INVALID_FIELD", 18, "duplicate field selected: Id")]
    [InlineData("SELECT Id FROM Account WHERE Id = 'abc'", "INVALID_QUERY_FILTER_OPERATOR", 30, "invalid ID field: abc")]
    [InlineData("SELECT Id FROM Account WHERE Id LIKE '001%'", "INVALID_QUERY_FILTER_OPERATOR", 30, "invalid operator on id field")]
    [InlineData("SELECT Id FROM Account WHERE Name INCLUDES ('a')", "INVALID_QUERY_FILTER_OPERATOR", 30, "invalid operator on string field")]
    // Syntax
    [InlineData("SELECT", "MALFORMED_QUERY", 7, "unexpected token: '<EOF>'")]
    [InlineData("SELECT FROM Account", "MALFORMED_QUERY", 8, "unexpected token: 'FROM'")]
    [InlineData("SELECT Id, FROM Account", "MALFORMED_QUERY", 12, "unexpected token: 'FROM'")]
    [InlineData("SELECT * FROM Account", "MALFORMED_QUERY", 8, "unexpected token: '*'")]
    [InlineData("q=SELECT Id FROM Account", "MALFORMED_QUERY", 1, "unexpected token: 'q'")]
    [InlineData("SELECT Id FROM Account WHERE", "MALFORMED_QUERY", 29, "unexpected token: '<EOF>'")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", "MALFORMED_QUERY", 56, "unexpected token: 'OR'")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'a' OR Name = 'b' AND Name = 'c'", "MALFORMED_QUERY", 55, "unexpected token: 'AND'")]
    [InlineData("SELECT Id FROM Account WHERE NOT Name = 'a' AND Name = 'b'", "MALFORMED_QUERY", 45, "unexpected token: 'AND'")]
    [InlineData("SELECT Id FROM Account WHERE Name IS NULL", "MALFORMED_QUERY", 35, "unexpected token: 'IS'")]
    [InlineData("SELECT Id FROM Account WHERE Name = Bob", "MALFORMED_QUERY", 37, "unexpected token: 'Bob'")]
    [InlineData("SELECT Id FROM Account WHERE (Name = 'a'", "MALFORMED_QUERY", 41, "expecting a right parentheses, found '<EOF>'")]
    [InlineData("SELECT Id FROM Account WHERE Name IN ('a' 'b')", "MALFORMED_QUERY", 43, "expecting a right parentheses, found 'b'")]
    [InlineData("SELECT Id FROM Account WHERE Name = \"a\"", "MALFORMED_QUERY", 37, "line 1:37 no viable alternative at character '\"'")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'a", "MALFORMED_QUERY", 39, "line 1:39 mismatched character '<EOF>' expecting '''")]
    [InlineData("SELECT Id FROM Account WHERE Name = '\\q'", "MALFORMED_QUERY", 38, "line 1:38 no viable alternative at character '\\'")]
    [InlineData("SELECT Id FROM Account WHERE CreatedDate = 2020-03-17T21:04:32.000 0000", "MALFORMED_QUERY", 67, "line 1:67 no viable alternative at character ' '")]
    [InlineData("SELECT Id FROM Account WHERE Founded__c = 2026-02-30", "MALFORMED_QUERY", 43, "invalid date: 2026-02-30")]
    [InlineData("SELECT Id FROM Account WHERE Name = :name", "MALFORMED_QUERY", 37, "Bind variables only allowed in Apex code")]
    [InlineData("SELECT Id FROM Account LIMIT x", "MALFORMED_QUERY", 30, "unexpected token: 'x'")]
    [InlineData("SELECT Id FROM Account OFFSET 1 LIMIT 1", "MALFORMED_QUERY", 33, "unexpected token: 'LIMIT'")]
    [InlineData("SELECT Name n FROM Account", "MALFORMED_QUERY", 13, "only aggregate expressions use field aliasing")]
    [InlineData("SELECT Id FROM Account FOR UPDATE", "MALFORMED_QUERY", 28, "unexpected token: 'UPDATE'")]
    [InlineData("SELECT COUNT() FROM Account GROUP BY Name", "MALFORMED_QUERY", 29, "unexpected token: 'GROUP'")]
    [InlineData("SELECT COUNT() FROM Account ORDER BY Name", "MALFORMED_QUERY", 38, "unexpected token: 'ORDER'")]
    [InlineData("SELECT Id, (SELECT COUNT() FROM Contacts) FROM Account", "MALFORMED_QUERY", 20, "unexpected token: 'COUNT'")]
    [InlineData("SELECT TYPEOF Owner WHEN User THEN Id WHEN user THEN Name END FROM Case", "MALFORMED_QUERY", 44, "WHEN clause operand [user] is not unique")]
    [InlineData("SELECT Name FROM Account GROUP BY Name HAVING COUNT(Id) > 'x'", "INVALID_FIELD", 47, "value of filter criterion for field 'Id' must be of type double and should not be enclosed in quotes")]
    // FIELDS, limits, semi-joins
    [InlineData("SELECT FIELDS(ALL) FROM Account", "MALFORMED_QUERY", 8, "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT FIELDS(CUSTOM) FROM Account LIMIT 201", "MALFORMED_QUERY", 8, "The SOQL FIELDS function must have a LIMIT of at most 200")]
    [InlineData("SELECT FIELDS(CUSTOM) FROM Contact LIMIT 200", "MALFORMED_QUERY", 8, "'FIELDS(...)' expansion function must result in at least one field being selected.")]
    [InlineData("SELECT Id, FIELDS(STANDARD) FROM Contact", "INVALID_FIELD", 12, "duplicate field selected: Id")]
    [InlineData("SELECT Id FROM Account OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE", 31, "Maximum SOQL offset allowed is 2000")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'a' OR Id IN (SELECT AccountId FROM Contact)", "MALFORMED_QUERY", 44, "Semi join sub-selects are not allowed with the 'OR' operator")]
    [InlineData("SELECT Id FROM Account WHERE NOT (Id IN (SELECT AccountId FROM Contact))", "MALFORMED_QUERY", 35, "Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))", "MALFORMED_QUERY", 73, "Nesting of semi join sub-selects is not supported")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Case) AND Id NOT IN (SELECT AccountId FROM Case)", "MALFORMED_QUERY", 111, "Maximum 2 semi join sub-selects are allowed")]
    [InlineData("SELECT Id FROM Account WHERE ParentId IN (SELECT Id FROM Account)", "MALFORMED_QUERY", 30, "The inner and outer selects should not be on the same object type")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT ContactId FROM Case)", "MALFORMED_QUERY", 30, "The left operand field in the where expression and the selected field in the inner query must refer to the same type of object: 'Id', 'ContactId'")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT 5)", "MALFORMED_QUERY", 73, "missing value at 'LIMIT'")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId, Id FROM Contact)", "MALFORMED_QUERY", 44, "The inner select of a semi join must select exactly one id or reference field: 'Contact'")]
    // Loud where Salesforce would answer
    [InlineData("SELECT Id FROM Account FOR VIEW", "MALFORMED_QUERY", 28, "FOR VIEW here is not supported yet by FakeForce")]
    [InlineData("SELECT TYPEOF Owner WHEN Usr THEN Name END FROM Case", "INVALID_TYPE", 26, "sObject type 'Usr' is not supported." + CustomObject)]
    [InlineData("SELECT TYPEOF Owner WHEN User THEN Nme END FROM Case", "INVALID_FIELD", 36, "No such column 'Nme' on entity 'User'." + CustomField)]
    [InlineData("SELECT TYPEOF Account WHEN Account THEN Name END FROM Case", "INVALID_FIELD", 15, "Didn't understand relationship 'Account' in field path." + CustomRelationship)]
    [InlineData("SELECT Owner.Name, TYPEOF Owner WHEN User THEN Name END FROM Case", "INVALID_FIELD", 20, "duplicate field selected: Owner")]
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

    [Fact]
    public void A_path_crosses_at_most_five_relationships()
    {
        Assert.Equal(0, org.Run("SELECT Parent.Parent.Parent.Parent.Parent.Name FROM Account").TotalSize);
        Assert.Equal("MALFORMED_QUERY", org.Refused("SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account").Code);
    }
}
