using FakeForce.Engine.Soql.Syntax;
using FakeForce.Engine.Sosl.Syntax;

namespace FakeForce.Engine.Tests.Sosl.Syntax;

/// <summary>Statements and what is read of them; the errors of live answers to the letter.</summary>
public sealed class SoslParserTests
{
    [Theory]
    [InlineData("FIND {acme}", "acme||")]
    [InlineData("find {a \\} b} in name fields", "a \\} b|name|")]
    [InlineData("FIND{acme} RETURNING Account", "acme||Account()")]
    [InlineData("FIND {acme} IN ALL FIELDS RETURNING Account, Contact(Id, Account.Name)", "acme|ALL|Account(),Contact(Id Account.Name)")]
    [InlineData("FIND {acme} RETURNING Account(Name WHERE Name LIKE 'a%' ORDER BY Name DESC NULLS LAST LIMIT 5 OFFSET 2) LIMIT 9", "acme||Account(Name where order limit 5 offset 2) limit 9")]
    [InlineData("FIND {acme} RETURNING Account(Name USING ListView = Recent ORDER BY Name)", "acme||Account(Name Recent order)")]
    [InlineData("FIND {acme} RETURNING Account(toLabel(Industry) x, Name)", "acme||Account(toLabel()x Name)")]
    [InlineData("FIND {acme} WITH HIGHLIGHT WITH METADATA='LABELS' LIMIT 3", "acme|| HIGHLIGHT= METADATA=LABELS limit 3")]
    [InlineData("FIND {acme} WITH SNIPPET (target_length=120) WITH SPELL_CORRECTION = false", "acme|| SNIPPET=120 SPELL_CORRECTION=false")]
    [InlineData("FIND {acme} WITH NETWORK IN ('0DB1','0DB2') WITH PricebookId='01s'", "acme|| NETWORK=0DB1,0DB2 PRICEBOOKID=01s")]
    [InlineData("FIND {acme} WITH DATA CATEGORY Geo__c AT (a__c, b__c) AND Product__c BELOW c__c UPDATE TRACKING, VIEWSTAT", "acme|| DATA CATEGORY=Geo__c update TRACKING VIEWSTAT")]
    public void A_statement_reads_clause_by_clause(string sosl, string expected) => Assert.Equal(expected, Shown(sosl));

    [Theory]
    [InlineData("FIND {John|jane_gray@uoa.edu} RETURNING Contact", "\nFIND {John|jane_gray@uoa.edu} RETURNING Contact\n         ^\nERROR at Row:1:Column:10\nline 1:10 mismatched character '|' expecting '}'")]
    [InlineData("FIND {name} IN ALL TYPE RETURNING Account(name)", "\nFIND {name} IN ALL TYPE RETURNING Account(name)\n                  ^\nERROR at Row:1:Column:19\nMalformed search token: TYPE")]
    [InlineData("FIND 'Jones' IN ALL FIELDS", "No search term found. The search term must be enclosed in braces.")]
    [InlineData("FIND", "No search term found. The search term must be enclosed in braces.")]
    public void Errors_read_as_live_answers_do(string sosl, string message)
    {
        var error = Refused(sosl);
        Assert.Equal(("MALFORMED_SEARCH", message), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("", "A search string has to be specified")]
    [InlineData("SELECT Id FROM Account", "unexpected token: 'SELECT'")]
    [InlineData("FIND {acme", "mismatched character '<EOF>' expecting '}'")]
    [InlineData("FIND {acme\\}", "mismatched character '<EOF>' expecting '}'")]
    [InlineData("FIND {MyProspect} IN Accounts", "Malformed search token: Accounts")]
    [InlineData("FIND {acme} RETURNING", "unexpected token: '<EOF>'")]
    [InlineData("FIND {acme} RETURNING Account(WHERE Name LIKE 'test')", "unexpected token: 'WHERE'")]
    [InlineData("FIND {acme} RETURNING Account(ORDER BY Id)", "unexpected token: 'ORDER'")]
    [InlineData("FIND {acme} RETURNING Account(LIMIT 10)", "unexpected token: 'LIMIT'")]
    [InlineData("FIND {acme} RETURNING Account(OFFSET 25)", "unexpected token: 'OFFSET'")]
    [InlineData("FIND {acme} RETURNING Account(Id, (SELECT Id FROM Contacts))", "unexpected token: '('")]
    [InlineData("FIND {acme} RETURNING Account(Id", "expecting a right parentheses, found '<EOF>'")]
    [InlineData("FIND {acme} LIMIT x", "unexpected token: 'x'")]
    [InlineData("FIND {acme} LIMIT 5 RETURNING Account", "Malformed search token: RETURNING")]
    [InlineData("FIND {acme} WITH", "unexpected token: '<EOF>'")]
    public void What_is_no_statement_is_refused(string sosl, string ending) => Assert.EndsWith(ending, Refused(sosl).Message, StringComparison.Ordinal);

    [Fact]
    public void A_statement_of_more_than_100000_characters_is_refused() =>
        Assert.Equal("MALFORMED_SEARCH", Refused($"FIND {{acme}} RETURNING Account(Id WHERE Name = '{new string('x', 100_000)}')").Code);

    [Fact]
    public void Deep_conditions_are_an_error() =>
        Assert.Throws<SalesforceException>(() => SoslParser.Parse($"FIND {{acme}} RETURNING Account(Id WHERE {new string('(', 50_000)}"));

    private static SalesforceException Refused(string sosl) => Assert.Throws<SalesforceException>(() => SoslParser.Parse(sosl));

    private static string Shown(string sosl)
    {
        var s = SoslParser.Parse(sosl);
        var with = string.Concat(s.With.Select(w => $" {w.Name}={w.Value}"));
        return $"{sosl[s.SearchStart..s.SearchEnd]}|{s.SearchGroup}|{string.Join(',', s.Returning.Select(Spec))}{with}{(s.Limit is { } n ? " limit " + n.Value : "")}{(s.Update.Count > 0 ? " update " + string.Join(' ', s.Update) : "")}";
    }

    private static string Spec(FieldSpec spec)
    {
        var q = spec.Query;
        string?[] parts =
        [
            .. q.Select.Cast<OperandItem>().Select(i => (i.Operand is FieldPath path ? path.Text : ((FunctionCall)i.Operand).Name.Text + "()") + i.Alias),
            q.Where is null ? null : "where", spec.ListView?.Text, q.OrderBy.Count == 0 ? null : "order",
            q.Limit is { } limit ? "limit " + limit.Value : null, q.Offset is { } offset ? "offset " + offset.Value : null,
        ];
        return $"{q.From.Object.Text}({string.Join(' ', parts.Where(p => p is not null))})";
    }
}
