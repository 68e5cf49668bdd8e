using CsCheck;
using FakeForce.Engine.Tests.Soql;

namespace FakeForce.Engine.Tests.Sosl;

/// <summary>Searches that Salesforce refuses, and those that FakeForce refuses because it would answer them wrongly.</summary>
public sealed class RefusalTests
{
    private static readonly string[] words =
    [
        "FIND", "{", "}", "{acme}", "{ac* OR \"b c\"}", "IN", "NAME", "ALL", "FIELDS", "RETURNING", "Account", "Contact", "Account(Id)", "(", ")", ",", "Name", "WHERE", "LIKE", "'a%'",
        "ORDER", "BY", "LIMIT", "OFFSET", "5", "USING", "ListView", "=", "Recent", "WITH", "SNIPPET", "HIGHLIGHT", "METADATA", "'LABELS'", "DIVISION", "UPDATE", "VIEWSTAT", "NETWORK",
        "NULL", "true", "AND", "NOT", "OR", "*", "?", "\"", "\\", "|", "-", "é", "東", "\n", "\uD800", "\uFFFF",
    ];

    private static readonly HashSet<string> documented = ["MALFORMED_SEARCH", "INVALID_SEARCH", "INVALID_FIELD", "INVALID_TYPE", "INVALID_TYPE_FOR_OPERATION", "INVALID_QUERY_FILTER_OPERATOR", "NUMBER_OUTSIDE_VALID_RANGE"];

    [Theory]
    [InlineData("RETURNING FooBar", "INVALID_TYPE", "sObject type 'FooBar' is not supported.")]
    [InlineData("RETURNING Contact(fooBar)", "INVALID_FIELD", "No such column 'fooBar' on entity 'Contact'.")]
    [InlineData("RETURNING AccountHistory", "INVALID_TYPE_FOR_OPERATION", "entity type AccountHistory does not support search")]
    [InlineData("RETURNING Account(Name), Account(Id)", "MALFORMED_SEARCH", "Each object in RETURNING must be distinct: Account")]
    [InlineData("RETURNING Account(COUNT(Id))", "MALFORMED_SEARCH", "unexpected token: '('")]
    [InlineData("RETURNING Account(Id WHERE Description = 'x')", "INVALID_FIELD", "field 'Description' can not be filtered in a query call")]
    [InlineData("RETURNING Account(Id WHERE Name = 5)", "INVALID_FIELD", "must be of type string and should be enclosed in quotes")]
    [InlineData("RETURNING EntityDefinition(QualifiedApiName)", "MALFORMED_SEARCH", "a search of EntityDefinition is not supported yet by FakeForce")]
    [InlineData("RETURNING Account(Id OFFSET 2001)", "INVALID_SEARCH", "SOSL offset should be between 0 to 2000")]
    [InlineData("RETURNING Account(Id OFFSET 1), Contact", "MALFORMED_SEARCH", "OFFSET can be used only when searching a single object")]
    [InlineData("RETURNING Account(Id USING ListView=MVPCustomers)", "MALFORMED_SEARCH", "USING ListView=MVPCustomers is not supported yet by FakeForce")]
    [InlineData("RETURNING Account(Id WHERE Name LIKE :x)", "MALFORMED_SEARCH", "Bind variables only allowed in Apex code")]
    [InlineData("WITH DIVISION = 'Global'", "MALFORMED_SEARCH", "divisions are not enabled")]
    [InlineData("WITH NETWORK = NULL", "MALFORMED_SEARCH", "NULL cannot be used for WITH NETWORK clause")]
    [InlineData("WITH NETWORK = '0DB000000000001'", "MALFORMED_SEARCH", "WITH NETWORK is not supported yet by FakeForce")]
    [InlineData("RETURNING Account WITH DATA CATEGORY Geography__c ABOVE usa__c", "INVALID_SEARCH", "The category group name is not valid for the entities you are searching: Geography")]
    [InlineData("RETURNING Account WITH PricebookId = '01s000000000001'", "INVALID_SEARCH", "PricebookId filter can only be applied to 'Product2' search")]
    [InlineData("RETURNING Product2 WITH PricebookId IN ('01s000000000001')", "MALFORMED_SEARCH", "IN cannot be used for WITH PriceBookId clause")]
    [InlineData("RETURNING Case WITH SNIPPET", "MALFORMED_SEARCH", "WITH SNIPPET of Case is not supported yet by FakeForce")]
    [InlineData("RETURNING Account WITH METADATA = 'ALL'", "MALFORMED_SEARCH", "Malformed search token: METADATA")]
    [InlineData("RETURNING Account WITH USER_MODE", "MALFORMED_SEARCH", "WITH USER_MODE is only allowed in Apex code")]
    [InlineData("RETURNING Account UPDATE VIEWSTAT", "MALFORMED_SEARCH", "Only KnowledgeArticle and KnowledgeArticleVersion support UPDATE VIEWSTAT.")]
    [InlineData("UPDATE TRACKING", "MALFORMED_SEARCH", "Only KnowledgeArticle and KnowledgeArticleVersion support UPDATE TRACKING.")]
    public void Clauses_are_refused_by_name(string clauses, string code, string text)
    {
        var error = new SearchOrg().Refused("FIND {acme} " + clauses);
        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RETURNING Account(Id USING ListView=Recent)", 40)]
    [InlineData("RETURNING Account WITH HIGHLIGHT", 38)]
    [InlineData("RETURNING Account WITH SPELL_CORRECTION = false", 39)]
    [InlineData("RETURNING Account WITH SNIPPET", 31)]
    [InlineData("RETURNING Account(Id OFFSET 1)", 29)]
    public void Clauses_belong_to_later_versions(string clauses, int version)
    {
        var org = new SearchOrg();
        Assert.EndsWith($"is available in API version {version + 1}.0 and later", org.Refused("FIND {acme} " + clauses, version).Message, StringComparison.Ordinal);
        Assert.Equal("0", org.Counts("FIND {acme} " + clauses, version + 1));
    }

    [Fact]
    public void Random_words_are_searched_or_refused()
    {
        var org = new SearchOrg();
        Pick.From(words).List[0, 14].Sample(some => RunsOrIsRefused(org, string.Join(' ', some)), iter: 20_000, threads: 1);
        Pick.From(words).List[1, 10].Sample(some => RunsOrIsRefused(org, "FIND {acme} " + string.Join(' ', some)), iter: 20_000, threads: 1);
    }

    [Fact]
    public void Random_search_texts_are_searched_or_refused()
    {
        var org = new SearchOrg();
        Gen.String[Gen.Char, 0, 60].Sample(text => RunsOrIsRefused(org, $"FIND {{{text}}} RETURNING Account"), iter: 20_000, threads: 1);
    }

    private static void RunsOrIsRefused(SearchOrg org, string sosl)
    {
        try
        {
            Assert.InRange(org.Run(sosl).Count, 0, 2_000);
        }
        catch (SalesforceException refusal)
        {
            Assert.Contains(refusal.Code, documented);
        }
    }
}
