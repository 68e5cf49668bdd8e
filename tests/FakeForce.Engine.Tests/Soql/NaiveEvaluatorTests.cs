using CsCheck;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>The planner, the predicates and the sorter give the rows that a few lines of LINQ give.</summary>
public sealed class NaiveEvaluatorTests
{
    private static readonly Gen<NaiveAccount> Account = Gen.Select(
        Pick.From("acme", "ACME", "acme corp", "bolt", "Émile", "émilie", "x", "long enough a name to have a tie beyond eight bytes", "long enough for one"),
        Gen.Int[-4, 4].Nullable(), Gen.Long[-2, 3].Nullable(), Gen.Bool, Pick.From("Hot", "Warm", "Cold", "Other", null), Gen.Int[1, 60].Nullable(), Gen.Int[0, 9],
        (name, revenue, employees, active, rating, parent, luck) => new NaiveAccount(0, name, revenue / 2.0, employees, active, rating, parent, luck == 0));

    [Fact]
    public void Every_query_gives_the_rows_that_the_naive_evaluator_gives() =>
        Gen.Select(Account.List[1, 60], NaiveCondition.Any(2).List[30], NaiveTail.Any.List[30], Gen.Bool, Gen.Bool)
            .Sample((accounts, conditions, tails, indexed, includeDeleted) => Check(accounts, conditions, tails, indexed, includeDeleted), iter: 300, threads: 1);

    private static void Check(List<NaiveAccount> drawn, List<NaiveCondition> conditions, List<NaiveTail> tails, bool indexed, bool includeDeleted)
    {
        var org = new SmallOrg();
        var accounts = Fill(org, drawn);
        if (indexed) foreach (var field in new[] { "Name", "ParentId", "Rating", "AnnualRevenue", "NumberOfEmployees" }) org.Index("Account", field);
        if (indexed) org.Index("Account", "Name", bySortOrder: true);
        var context = SmallOrg.Context with { IncludeDeleted = includeDeleted };
        NaiveAccount? ParentOf(NaiveAccount account) => account.Parent is { } parent ? accounts[parent - 1] : null;
        foreach (var (condition, tail) in conditions.Zip(tails))
        {
            var soql = $"SELECT Id FROM Account WHERE {condition.Soql} {tail.Soql}";
            var visible = accounts.Where(a => includeDeleted || !a.Deleted).Where(a => condition.Holds(a, ParentOf(a)));
            var rows = org.Run(soql, context).AllRows();
            var found = Enumerable.Range(0, rows.Count).Select(i => (int)rows.IdAt(i).Number);
            Assert.True(tail.Apply(visible, ParentOf).SequenceEqual(found), soql);
        }
    }

    // A parent may only be an account that was made before.
    private static List<NaiveAccount> Fill(SmallOrg org, List<NaiveAccount> drawn)
    {
        var accounts = new List<NaiveAccount>();
        var ids = new List<RecordId>();
        foreach (var account in drawn)
        {
            accounts.Add(account with { Number = accounts.Count + 1, Parent = account.Parent <= accounts.Count ? account.Parent : null });
            ids.Add(org.Add("Account", accounts[^1].Fields(ids)));
        }
        foreach (var account in accounts.Where(a => a.Deleted)) org.Delete(ids[account.Number - 1]);
        return accounts;
    }
}
