using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Tests.Limits.Governor;

/// <summary>What queries, searches and saves charge the code that does them.</summary>
public sealed class GovernedWorkTests : IAsyncLifetime
{
    private static readonly Caller Admin = new(new RecordId(KeyPrefix.Parse("005"), 1), 66);
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Org org = Org.Create(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) }, TimeProvider.System);

    // Five accounts, the first with three contacts and the second with one.
    public async ValueTask InitializeAsync() => await org.WriteAsync(transaction =>
    {
        var ids = Enumerable.Range(0, 5).Select(i => Insert(transaction, "Account", ("Name", $"A{i}"))).ToList();
        foreach (var account in new[] { ids[0], ids[0], ids[0], ids[1] }) Insert(transaction, "Contact", ("LastName", "Doe"), ("AccountId", account.ToString()));
        return true;
    }, Cancel);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData("SELECT Id FROM Account", 1, 0, 5)]
    [InlineData("SELECT Id FROM Account WHERE Name = 'A1'", 1, 0, 1)]
    [InlineData("SELECT Id FROM Account LIMIT 2", 1, 0, 2)]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts) FROM Account", 1, 1, 9)]
    [InlineData("SELECT Id, (SELECT Id FROM Contacts), (SELECT Id FROM Opportunities) FROM Account", 1, 2, 9)]
    [InlineData("SELECT COUNT() FROM Account", 1, 0, 1)]
    [InlineData("SELECT COUNT(Id) n, Name FROM Account GROUP BY Name", 1, 0, 5)]
    [InlineData("SELECT MAX(Name) FROM Contact", 1, 0, 4)]
    public async Task A_query_is_one_query_and_its_rows(string soql, int queries, int children, int rows)
    {
        var ledger = await GovernAsync((view, ledger) =>
        {
            view.Queries.Run(view, soql, Context);
            return ledger;
        });
        Assert.Equal((queries, children, rows), (ledger.Used(GovernorResource.Queries), ledger.Used(GovernorResource.AggregateQueries), ledger.Used(GovernorResource.QueryRows)));
    }

    [Fact]
    public async Task The_hundred_and_first_query_ends_the_transaction_and_what_it_wrote()
    {
        var failure = await Assert.ThrowsAsync<GovernorException>(() => GovernAsync((view, _) =>
        {
            Save(view, 3);
            for (var i = 0; i < 101; i++) view.Queries.Run(view, "SELECT Id FROM Account LIMIT 1", Context);
            return true;
        }).AsTask());
        Assert.Equal("System.LimitException: Too many SOQL queries: 101", failure.Message);
        Assert.Equal(5, org.State.TableOf(org.Catalog["Account"]).LiveCount);
    }

    [Fact]
    public async Task A_list_of_records_is_one_statement_and_its_rows()
    {
        var ledger = await GovernAsync((view, ledger) =>
        {
            Save(view, 3);
            Save(view, 1);
            return ledger;
        });
        Assert.Equal((2, 4), (ledger.Used(GovernorResource.DmlStatements), ledger.Used(GovernorResource.DmlRows)));
        Assert.Equal(9, org.State.TableOf(org.Catalog["Account"]).LiveCount);
    }

    [Fact]
    public async Task Too_many_rows_are_refused_before_any_of_them_is_written()
    {
        var failure = await Assert.ThrowsAsync<GovernorException>(() => GovernAsync((view, _) => Save(view, 10_001)).AsTask());
        Assert.Equal("System.LimitException: Too many DML rows: 10001", failure.Message);
        Assert.Equal(5, org.State.TableOf(org.Catalog["Account"]).LiveCount);
    }

    [Fact]
    public async Task Searches_count_too()
    {
        var failure = await Assert.ThrowsAsync<GovernorException>(() => GovernAsync((view, _) =>
        {
            for (var i = 0; i < 21; i++) view.Searches.Run(view, "FIND {Doe} RETURNING Contact(Id)", Context);
            return true;
        }).AsTask());
        Assert.Equal("System.LimitException: Too many SOSL queries: 21", failure.Message);
    }

    [Fact]
    public async Task Code_that_other_code_sets_off_shares_its_ledger_and_plain_calls_have_none()
    {
        var used = await org.TransactAsync(view => view.Govern(GovernorContext.Sync, outer =>
        {
            Save(view, 1);
            return view.Govern(GovernorContext.Async, inner =>
            {
                Save(view, 1);
                return (ReferenceEquals(outer, inner), inner.Limit(GovernorResource.Queries), inner.Used(GovernorResource.DmlStatements));
            });
        }), _ => true, Cancel);
        Assert.Equal((true, 100, 2), used);
        Assert.True(await org.TransactAsync(view => Enumerable.Range(0, 200).All(_ => view.Queries.Run(view, "SELECT Id FROM Account", Context).TotalSize == 7), _ => true, Cancel));
        Assert.Throws<InvalidOperationException>(() => org.Govern(GovernorContext.Sync, _ => true));
    }

    private static QueryContext Context => new(Admin.UserId, TimeZoneInfo.Utc, DateTimeOffset.UnixEpoch, 66);

    private ValueTask<T> GovernAsync<T>(Func<Org, GovernorLedger, T> body) => org.TransactAsync(view => view.Govern(GovernorContext.Sync, ledger => body(view, ledger)), _ => true, Cancel);

    private static bool Save(Org view, int count) => view.WriteAsync(transaction =>
    {
        var type = transaction.Catalog["Account"];
        var records = Enumerable.Range(0, count).Select(i => (SaveOne)(t => SavePipeline.Insert(t, Admin, type, new RecordInput().Set("Name", $"N{i}")))).ToList();
        return ManyRecords.Run(transaction, records, allOrNone: true).All(result => result.Success);
    }, Cancel).GetAwaiter().GetResult();

    private static RecordId Insert(FakeForce.Engine.State.Transaction transaction, string type, params (string Name, string Value)[] fields)
    {
        var input = new RecordInput();
        foreach (var (name, value) in fields) input.Set(name, value);
        return SavePipeline.Insert(transaction, Admin, transaction.Catalog[type], input).Id!.Value;
    }
}
