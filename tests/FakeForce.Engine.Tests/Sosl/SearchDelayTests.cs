namespace FakeForce.Engine.Tests.Sosl;

/// <summary>What is written is searchable once the delay has passed, no sooner.</summary>
public sealed class SearchDelayTests
{
    private static readonly TimeSpan delay = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_record_is_found_when_the_delay_has_passed()
    {
        var org = new SearchOrg(delay);
        await org.AddAsync("Account Name=Acme");
        Assert.Equal("", org.Accounts("acme"));
        org.Clock.Advance(delay - TimeSpan.FromMilliseconds(1));
        Assert.Equal("", org.Accounts("acme"));
        org.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("Acme", org.Accounts("acme"));
    }

    [Fact]
    public async Task Until_then_a_changed_record_is_found_by_what_it_was_and_shown_as_it_is()
    {
        var org = new SearchOrg(delay);
        var id = (await org.AddAsync("Account Name=Old"))[0];
        org.Clock.Advance(delay);
        await org.ChangeAsync(id, "Name=New");
        Assert.Equal(("New", ""), (org.Accounts("old"), org.Accounts("new")));
        org.Clock.Advance(delay);
        Assert.Equal(("", "New"), (org.Accounts("old"), org.Accounts("new")));
    }

    [Fact]
    public async Task Deleted_records_never_come_back()
    {
        var org = new SearchOrg(delay);
        var id = (await org.AddAsync("Account Name=Acme"))[0];
        org.Clock.Advance(delay);
        Assert.Equal("Acme", org.Accounts("acme"));
        await org.DeleteAsync(id);
        Assert.Equal("", org.Accounts("acme"));
    }

    [Fact]
    public async Task Every_commit_becomes_searchable_in_its_own_time()
    {
        var org = new SearchOrg(delay);
        for (var i = 0; i < 30; i++)
        {
            await org.AddAsync($"Account Name=Acme {i}");
            org.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(Math.Max(0, i - 8), org.Run("FIND {acme} RETURNING Account").Count);
        }
    }

    [Fact]
    public async Task Many_commits_at_once_are_late_by_a_hundredth_at_most()
    {
        var org = new SearchOrg(delay);
        for (var i = 0; i < 200; i++)
        {
            await org.AddAsync($"Account Name=Acme {i}");
            org.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }
        org.Clock.Advance(delay - TimeSpan.FromMilliseconds(100));
        Assert.InRange(org.Run("FIND {acme} RETURNING Account").Count, 1, 101);
        org.Clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(200, org.Run("FIND {acme} RETURNING Account").Count);
    }

    [Fact]
    public async Task A_reset_org_is_searchable_at_once()
    {
        var org = new SearchOrg(delay);
        await org.AddAsync("Account Name=Acme");
        org.Clock.Advance(delay);
        await org.Org.ResetAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", org.Accounts("acme"));
        Assert.NotEqual(0, org.Run("FIND {fakeforce} RETURNING User").Count);
    }
}
