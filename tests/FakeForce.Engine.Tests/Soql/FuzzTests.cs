using CsCheck;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>Whatever is sent as a query, it runs or is refused with one of the documented codes.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Words =
    [
        "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "INCLUDES", "ORDER", "BY", "GROUP", "HAVING", "LIMIT", "OFFSET", "NULLS", "LAST", "FOR", "VIEW",
        "Account", "Contact", "Contacts", "Id", "Name", "Owner", "Owner.Name", "Rating", "AnnualRevenue", "Founded__c", "CreatedDate", "COUNT()", "COUNT(Id)", "MAX(Name)",
        "CALENDAR_YEAR(Founded__c)", "FIELDS(ALL)", "TYPEOF", "WHEN", "THEN", "END", "USING", "SCOPE", "WITH", "ROLLUP", "TODAY", "LAST_N_DAYS:3", "null", "true", "USD5",
        "'x'", "'", "\\", "5", "-1.5", "2020-01-01", "2020-01-01T00:00:00Z", "(", ")", "(", ")", ",", ",", ".", "=", "!=", "<", ">=", ":", "\"", "é", "\n", "\uD800",
    ];

    private static readonly HashSet<string> Documented = ["MALFORMED_QUERY", "INVALID_FIELD", "INVALID_TYPE", "INVALID_QUERY_FILTER_OPERATOR", "NUMBER_OUTSIDE_VALID_RANGE", "EXCEEDED_ID_LIMIT"];

    private readonly SmallOrg org = new();

    public FuzzTests() => org.Add("Account", "Name=x", "Rating=Hot", "AnnualRevenue=5");

    [Fact]
    public void Random_words_run_or_are_refused() =>
        Pick.From(Words).List[0, 25].Sample(words => RunsOrIsRefused(string.Join(' ', words)), iter: 20_000, threads: 1);

    [Fact]
    public void Random_words_behind_a_good_start_run_or_are_refused() =>
        Pick.From(Words).List[1, 12].Sample(words => RunsOrIsRefused("SELECT Id FROM Account " + string.Join(' ', words)), iter: 20_000, threads: 1);

    [Fact]
    public void Random_characters_run_or_are_refused() =>
        Gen.String[Gen.Char, 0, 60].Sample(text => RunsOrIsRefused("SELECT Id FROM Account WHERE Name = " + text), iter: 10_000, threads: 1);

    private void RunsOrIsRefused(string soql)
    {
        try
        {
            Assert.InRange(org.Run(soql).TotalSize, 0, 1);
        }
        catch (SalesforceException refusal)
        {
            Assert.Contains(refusal.Code, Documented);
        }
    }
}
