namespace FakeForce.Benchmarks.Soql;

/// <summary>
/// One question in both languages. <paramref name="Touched"/> is the number of rows that an answer without an index has to
/// look at, 0 where an index leads and the rows of the answer are what counts. <paramref name="Variants"/> is how many
/// different constants are asked for in turn; @n in the text is the number of the variant's row.
/// </summary>
internal sealed record Pair(string Name, string Soql, string Sql, int Touched = 0, int Variants = 1);

/// <summary>
/// The twenty queries. SQLite keeps ids as the same 18 characters, moments and days as integers, and compares texts
/// without case, as SOQL does; its statements are prepared once and only bound anew, while SOQL arrives as text each time.
/// </summary>
internal static class Pairs
{
    public const int Accounts = 1_000_000, Contacts = 2_000_000, Opportunities = 500_000;

    private static readonly long today = Sample.DayOf(Sample.Now);
    private static readonly long week = (today - 7) * 86_400_000;
    private static readonly long june = Sample.DayOf(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    public static IReadOnlyList<Pair> All { get; } =
    [
        new("by id", "SELECT Id, Name, Industry, AnnualRevenue FROM Account WHERE Id = '@account'",
            "SELECT id, name, industry, revenue FROM account WHERE id = ?", Variants: 500),
        new("by external id", "SELECT Id, Name FROM Account WHERE Key__c = '@key'", "SELECT id, name FROM account WHERE key = ?", Variants: 500),
        new("by name", "SELECT Id, Phone FROM Account WHERE Name = '@name'", "SELECT id, phone FROM account WHERE name = ?", Variants: 500),
        new("by look-up", "SELECT Id, Email FROM Contact WHERE AccountId = '@account' ORDER BY Id", "SELECT id, email FROM contact WHERE account_id = ? ORDER BY id", Variants: 500),
        new("IN of 200 ids", "SELECT Id, Name FROM Account WHERE Id IN (@ids) ORDER BY Id", "SELECT id, name FROM account WHERE id IN (@ids) ORDER BY id"),
        new("indexed moment, LAST_N_DAYS:7", "SELECT Id, Name FROM Account WHERE CreatedDate = LAST_N_DAYS:7 ORDER BY Id",
            $"SELECT id, name FROM account WHERE created >= {week} AND created < {(today + 1) * 86_400_000} ORDER BY id"),
        new("number, unindexed", "SELECT Id FROM Account WHERE AnnualRevenue > 990000000", "SELECT id FROM account WHERE revenue > 990000000", Accounts),
        new("two texts, unindexed", "SELECT Id FROM Account WHERE Industry = 'energy' AND BillingCity = 'Lisbon'",
            "SELECT id FROM account WHERE industry = 'energy' AND city = 'Lisbon'", Accounts),
        new("date literal, unindexed", "SELECT Id FROM Opportunity WHERE CloseDate = THIS_MONTH AND IsWon = true",
            $"SELECT id FROM opportunity WHERE close_date >= {june} AND close_date < {june + 30} AND is_won = 1", Opportunities),
        new("LIKE from the start, indexed", "SELECT Id, Name FROM Account WHERE Name LIKE 'Summit Rob%' ORDER BY Id", "SELECT id, name FROM account WHERE name LIKE 'Summit Rob%' ORDER BY id"),
        new("LIKE in the middle", "SELECT Id, Name FROM Account WHERE Name LIKE '%botics plc 77%'", "SELECT id, name FROM account WHERE name LIKE '%botics plc 77%'", Accounts),
        new("parent filter", "SELECT Id FROM Contact WHERE Account.Industry = 'Banking' AND Title = 'Manager'",
            "SELECT c.id FROM contact c JOIN account a ON a.id = c.account_id WHERE a.industry = 'Banking' AND c.title = 'Manager'", Contacts),
        new("child sub-query", "SELECT Id, (SELECT Id, LastName FROM Contacts ORDER BY Id) FROM Account WHERE CreatedDate = LAST_N_DAYS:2 ORDER BY Id",
            $"SELECT a.id, c.id, c.last_name FROM account a LEFT JOIN contact c ON c.account_id = a.id WHERE a.created >= {(today - 2) * 86_400_000} AND a.created < {(today + 1) * 86_400_000} ORDER BY a.id, c.id"),
        new("semi-join", "SELECT Id, Name FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE IsWon = true AND Amount > 990000) ORDER BY Id",
            "SELECT id, name FROM account WHERE id IN (SELECT account_id FROM opportunity WHERE is_won = 1 AND amount > 990000) ORDER BY id", Opportunities),
        new("COUNT() of a filter", "SELECT COUNT() FROM Contact WHERE Birthdate < 1990-01-01 AND Title != 'Engineer'",
            $"SELECT COUNT(*) FROM contact WHERE birthdate < {Sample.DayOf(new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero))} AND title IS NOT 'Engineer'", Contacts),
        new("sums by stage", "SELECT StageName, COUNT(Id), SUM(Amount), MAX(CloseDate) FROM Opportunity GROUP BY StageName ORDER BY StageName",
            "SELECT stage, COUNT(*), SUM(amount), MAX(close_date) FROM opportunity GROUP BY stage ORDER BY stage", Opportunities),
        new("averages by parent's field", "SELECT Account.Industry, AVG(Amount) FROM Opportunity WHERE Account.Industry != null GROUP BY Account.Industry",
            "SELECT a.industry, AVG(o.amount) FROM opportunity o JOIN account a ON a.id = o.account_id WHERE a.industry IS NOT NULL GROUP BY a.industry", Opportunities),
        new("top 100, unindexed order", "SELECT Id, AnnualRevenue FROM Account ORDER BY AnnualRevenue DESC NULLS LAST, Id LIMIT 100",
            "SELECT id, revenue FROM account ORDER BY revenue DESC NULLS LAST, id LIMIT 100", Accounts),
        new("order 10,000 by name", "SELECT Id, Name FROM Account WHERE CreatedDate = LAST_N_DAYS:14 ORDER BY Name, Id",
            $"SELECT id, name FROM account WHERE created >= {(today - 14) * 86_400_000} AND created < {(today + 1) * 86_400_000} ORDER BY name, id"),
        new("full scan to JSON", "SELECT Id, Name, Industry, Type, AnnualRevenue, NumberOfEmployees, BillingCity, Phone FROM Account",
            "SELECT id, name, industry, type, revenue, employees, city, phone FROM account", Accounts),
    ];
}
