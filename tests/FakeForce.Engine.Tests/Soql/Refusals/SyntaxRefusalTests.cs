using static FakeForce.Engine.Tests.Soql.Refusals.Known;
using static FakeForce.Engine.Tests.Soql.Refusals.Refusal;

namespace FakeForce.Engine.Tests.Soql.Refusals;

public sealed class SyntaxRefusalTests
{
    private const string From = "SELECT Id FROM Account ";

    private readonly SmallOrg org = new();

    [Theory]
    [InlineData(Observed, "SELECT¦", "unexpected token: '<EOF>'")]
    [InlineData(Observed, "SELECT ¦FROM Account", "unexpected token: 'FROM'")]
    [InlineData(Observed, "SELECT Id, ¦FROM Account", "unexpected token: 'FROM'")]
    [InlineData(Observed, "SELECT ¦* FROM Account", "unexpected token: '*'")]
    [InlineData(Observed, "¦q=SELECT Id FROM Account", "unexpected token: 'q'")]
    [InlineData(Observed, "¦UPDATE Account SET Name = 'a'", "unexpected token: 'UPDATE'")]
    [InlineData(Observed, "SELECT Id FROM¦", "unexpected token: '<EOF>'")]
    [InlineData(Observed, "SELECT Id FROM Account WHERE¦", "unexpected token: '<EOF>'")]
    [InlineData(Observed, From + "WHERE Name = 'a' ¦WHERE Id = null", "unexpected token: 'WHERE'")]
    [InlineData(Observed, From + "WHERE Name = 'a' AND Name = 'b' ¦OR Name = 'c'", "unexpected token: 'OR'")]
    [InlineData(Observed, "SELECT Id\nFROM Account\nWHERE Name = 'a' AND Id = null ¦OR Name LIKE 'c'", "unexpected token: 'OR'")]
    [InlineData(Observed, From + "WHERE Name = 'a' OR Name = 'b' ¦AND Name = 'c'", "unexpected token: 'AND'")]
    [InlineData(Documented, From + "WHERE NOT Name = 'a' ¦AND Name = 'b'", "unexpected token: 'AND'")]
    [InlineData(Documented, From + "WHERE Name = 'b' AND ¦NOT Name = 'a'", "unexpected token: 'NOT'")]
    [InlineData(Observed, From + "WHERE Name ¦IS NULL", "unexpected token: 'IS'")]
    [InlineData(Observed, From + "WHERE Name = ¦Bob", "unexpected token: 'Bob'")]
    [InlineData(Observed, From + "WHERE Name ¦== 'a'", "unexpected token: '='", 1)]
    [InlineData(Observed, From + "WHERE Name IN ¦'a'", "unexpected token: 'a'")]
    [InlineData(Observed, From + "WHERE Name IN (¦)", "unexpected token: ')'")]
    [InlineData(Observed, From + "WHERE (Name = 'a'¦", "expecting a right parentheses, found '<EOF>'")]
    [InlineData(Observed, From + "WHERE Name IN ('a' ¦'b')", "expecting a right parentheses, found 'b'")]
    [InlineData(Observed, "SELECT Id, (SELECT Id FROM Contacts ¦LIMIT x) FROM Account", "unexpected token: 'x'", 6)]
    [InlineData(Observed, From + "¦; DROP", "unexpected token: ';'")]
    [InlineData(Observed, From + "WHERE Name = ¦\"a\"", "line 1:37 no viable alternative at character '\"'")]
    [InlineData(Observed, From + "WHERE Name = 'a¦", "line 1:39 mismatched character '<EOF>' expecting '''")]
    [InlineData(PublicCode, From + "WHERE Name = '¦\\q'", "line 1:38 no viable alternative at character '\\'")]
    [InlineData(PublicCode, From + "WHERE Name ¦! 'a'", "line 1:35 no viable alternative at character '!'")]
    [InlineData(Observed, From + "WHERE CreatedDate = 2020-03-17T21:04:32.000¦ 0000", "line 1:67 no viable alternative at character ' '")]
    [InlineData(PublicCode, From + "WHERE CreatedDate = ¦2020-13-17T21:04:32Z", "Invalid datetime: 2020-13-17T21:04:32Z")]
    [InlineData(OurWords, From + "WHERE Founded__c = ¦2026-02-30", "invalid date: 2026-02-30")]
    [InlineData(OurWords, From + "WHERE Founded__c = ¦1699-12-31", "invalid date: 1699-12-31")]
    [InlineData(Observed, From + "WHERE Name = ¦:name", "Bind variables only allowed in Apex code")]
    [InlineData(Observed, From + "WHERE Id IN ¦:ids", "Bind variables only allowed in Apex code")]
    [InlineData(Observed, From + "LIMIT ¦:most", "Bind variables only allowed in Apex code")]
    public void Text_that_is_no_query_is_refused(Known source, string soql, string text, int later = 0)
    {
        Assert.True(Enum.IsDefined(source));
        var at = soql.IndexOf('¦', StringComparison.Ordinal);
        Check(org, soql.Remove(at, 1).Insert(at + later, "¦"), "MALFORMED_QUERY", text);
    }

    [Theory]
    [InlineData(PublicCode, From + "LIMIT ¦x", "unexpected token: 'x'")]
    [InlineData(PublicCode, From + "LIMIT ¦1.5", "unexpected token: '1.5'")]
    [InlineData(PublicCode, From + "LIMIT ¦-1", "Limit must be a non-negative value")]
    [InlineData(PublicCode, From + "OFFSET ¦-1", "SOQL offset must be a non-negative value")]
    [InlineData(Documented, From + "OFFSET 1 ¦LIMIT 1", "unexpected token: 'LIMIT'")]
    [InlineData(Documented, From + "LIMIT 1 ¦ORDER BY Name", "unexpected token: 'ORDER'")]
    [InlineData(Documented, From + "ORDER BY Name ¦WHERE Id = null", "unexpected token: 'WHERE'")]
    [InlineData(Documented, From + "ORDER BY Name, ¦LIMIT", "No such column 'LIMIT' on entity 'Account'." + CustomField, "INVALID_FIELD")]
    [InlineData(PublicCode, From + "ORDER BY Name NULLS ¦MIDDLE", "missing value at 'MIDDLE'")]
    [InlineData(PublicCode, From + "ORDER BY Name NULLS¦", "missing value at '<EOF>'")]
    [InlineData(PublicCode, "SELECT TYPEOF Owner WHEN User THEN Name ¦FROM Case", "Missing 'END' at 'FROM'")]
    [InlineData(PublicCode, "SELECT TYPEOF Owner WHEN User THEN Id WHEN ¦user THEN Name END FROM Case", "WHEN clause operand [user] is not unique")]
    [InlineData(Documented, "SELECT TYPEOF Owner ¦END FROM Case", "unexpected token: 'END'")]
    [InlineData(Documented, "SELECT Id FROM Account AS ¦ORDER", "unexpected token: 'BY'", "MALFORMED_QUERY", " BY Name", 6)]
    [InlineData(Documented, "SELECT Id FROM Account AS ¦WHERE", "unexpected token: 'WHERE'")]
    [InlineData(Documented, "SELECT COUNT(Id) ¦LIKE FROM Account", "unexpected token: 'LIKE'")]
    [InlineData(Documented, "SELECT COUNT(Id) ¦nulls FROM Account", "unexpected token: 'nulls'")]
    [InlineData(PublicCode, "SELECT Name ¦n FROM Account", "only aggregate expressions use field aliasing")]
    public void Clause_out_of_place_is_refused(Known source, string soql, string text, string code = "MALFORMED_QUERY", string rest = "", int later = 0)
    {
        Assert.True(Enum.IsDefined(source));
        var at = soql.IndexOf('¦', StringComparison.Ordinal);
        Check(org, (soql + rest).Remove(at, 1).Insert(at + later, "¦"), code, text);
    }
}
