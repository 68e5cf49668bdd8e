using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Cursors;
using FakeForce.Engine.Tests.Journal;

namespace FakeForce.Engine.Tests.Soql.Cursors;

/// <summary>What cursors survive: reading on, and nothing else.</summary>
public sealed class CursorsOfAnOrgTests : IDisposable
{
    private const string Everyone = "SELECT LastName FROM Contact";

    private readonly JournalFolder folder = new();

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    private static async Task<Org> FilledAsync(Org org)
    {
        await org.WriteAsync(transaction =>
        {
            for (var i = 0; i < 250; i++) JournalFolder.Create(transaction, "Contact", ("LastName", $"C{i}"));
            return true;
        }, Ending);
        return org;
    }

    private Org InMemory() => Org.Create(new OrgOptions { Catalog = JournalFolder.Standard }, folder.Clock);

    private QueryContext Context => new(JournalFolder.Admin.UserId, TimeZoneInfo.Utc, folder.Clock.GetUtcNow(), 66);

    private string Open(Org org) => org.Cursors.First(org.Queries.Run(org, Everyone, Context), 200, folder.Clock.GetUtcNow()).NextLocator!;

    private QueryPage Read(Org org, string locator) => org.Cursors.Next(locator, JournalFolder.Admin.UserId, folder.Clock.GetUtcNow());

    private void AssertGone(Org org, string locator) => Assert.Equal("INVALID_QUERY_LOCATOR", Assert.Throws<SalesforceException>(() => Read(org, locator)).Code);

    [Fact]
    public async Task They_are_gone_after_a_reset_and_their_ids_are_not_given_again()
    {
        await using var org = await FilledAsync(InMemory());
        var locator = Open(org);
        await org.ResetAsync(Ending);
        await FilledAsync(org);
        var next = Open(org);
        AssertGone(org, locator);
        Assert.Equal(50, Read(org, next).Batch.Rows.Count);
    }

    [Fact]
    public async Task They_are_gone_after_a_restore()
    {
        await using var org = await FilledAsync(InMemory());
        var moment = org.State;
        var locator = Open(org);
        await org.RestoreAsync(moment, Ending);
        AssertGone(org, locator);
    }

    [Fact]
    public async Task They_are_gone_after_a_restart_and_their_ids_are_not_given_again()
    {
        string locator;
        await using (var org = await FilledAsync(folder.Open())) locator = Open(org);
        await using var again = folder.Open();
        Assert.NotEqual(locator, Open(again));
        AssertGone(again, locator);
    }

    [Fact]
    public async Task A_fork_shares_none_in_either_direction()
    {
        await using var org = await FilledAsync(InMemory());
        var before = Open(org);
        await using var fork = org.Fork();
        await using var sibling = org.Fork();
        var (after, ofFork, ofSibling) = (Open(org), Open(fork), Open(sibling));
        foreach (var (one, own) in new[] { (org, after), (fork, ofFork), (sibling, ofSibling) })
            foreach (var locator in new[] { before, after, ofFork, ofSibling })
                if (locator == own || ReferenceEquals(one, org) && locator == before) Assert.Equal(50, Read(one, locator).Batch.Rows.Count);
                else AssertGone(one, locator);
    }
}
