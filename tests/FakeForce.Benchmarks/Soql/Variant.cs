namespace FakeForce.Benchmarks.Soql;

/// <summary>The constants of a pair's n-th variant.</summary>
internal static class Variant
{
    private static readonly string ids = string.Join(", ", Enumerable.Range(1, 200).Select(i => $"'{Sample.Id("001", RowOf(i))}'"));

    public static string Soql(Pair pair, int variant)
    {
        var row = Sample.Account(RowOf(variant));
        return pair.Soql.Replace("@account", Sample.Id("001", row.Number).ToString()).Replace("@key", row.Key).Replace("@name", row.Name).Replace("@ids", ids);
    }

    public static string Sql(Pair pair) => pair.Sql.Replace("@ids", ids);

    /// <summary>What is bound to SQLite's parameter, or null if the statement has none.</summary>
    public static string? Bound(Pair pair, int variant)
    {
        if (!pair.Sql.Contains('?')) return null;
        var row = Sample.Account(RowOf(variant));
        return pair.Soql.Contains("@key") ? row.Key : pair.Soql.Contains("@name") ? row.Name : Sample.Id("001", row.Number).ToString();
    }

    private static int RowOf(int variant) => (int)(variant * 7_919L % Pairs.Accounts) + 1;
}
