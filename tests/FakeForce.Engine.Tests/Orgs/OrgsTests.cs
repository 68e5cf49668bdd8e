using FakeForce.Engine.Schema;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Engine.Tests.Orgs;

public sealed class OrgsTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_finds_its_org_and_one_of_none_the_main_one()
    {
        await using var orgs = Start();
        var one = orgs.Create(new NewOrg { Name = "one" }).Org;
        var session = await one.Identity.StartSessionAsync(one.Options.Username, cancel: Cancel);
        Assert.Same(one, orgs.OfToken(session.Token));
        foreach (var token in new[] { "", "00D", session.Token[..14], "00DFF0000000099!AAAA", "garbage garbage garbage" }) Assert.Same(orgs.Main, orgs.OfToken(token));
    }

    [Fact]
    public void Every_org_has_an_id_of_its_own_that_its_Organization_has_too()
    {
        var orgs = Start();
        for (var i = 0; i < 600; i++) orgs.Create(new NewOrg());
        Assert.Equal(601, orgs.All.Select(held => held.Org.Id).Distinct().Count());
        Assert.All(orgs.All, held =>
        {
            var type = held.Org.Catalog["Organization"];
            var table = held.Org.State.TableOf(type);
            Assert.Equal(1, table.LiveCount);
            Assert.True(held.Org.State.Find(type, held.Org.Id).IsLive);
            Assert.Equal(held.Org.Options.Number, Enumerable.Range(1, table.Count).Single(number => table.RowAt(number).Exists));
        });
    }

    [Fact]
    public async Task A_copy_has_the_users_under_names_of_its_own_and_none_of_the_sessions()
    {
        await using var orgs = Start();
        var before = await orgs.Main.Identity.StartSessionAsync("admin@fakeforce.test", cancel: Cancel);
        var copy = orgs.Create(new NewOrg { Name = "qa", From = "main" }).Org;
        Assert.False(copy.Identity.TryUser("admin@fakeforce.test", out _));
        Assert.True(copy.Identity.TryUser("admin@fakeforce.test.qa", out var admin));
        Assert.Equal(before.UserId, admin.Id);
        Assert.False(copy.Identity.HasIssued(before.Token));
        Assert.Equal(FakeForce.Engine.Identity.SessionVerdict.Unknown, copy.Identity.Check(before.Token).Verdict);
        var named = orgs.Create(new NewOrg { Name = "uat", From = "qa", Username = "boss@acme.test" }).Org;
        Assert.True(named.Identity.TryUser("boss@acme.test", out _));
        Assert.True(named.Identity.TryUser("chatty@fakeforce.test.uat", out _));
    }

    [Fact]
    public async Task A_copy_s_reset_goes_back_to_its_own_beginning_and_so_does_its_clock()
    {
        await using var orgs = Start();
        await ((OrgClock)orgs.Main.Clock).AdvanceAsync(TimeSpan.FromDays(1), Cancel);
        var copy = orgs.Create(new NewOrg { From = "main" }).Org;
        await copy.Identity.StartSessionAsync(copy.Options.Username, cancel: Cancel);
        await ((OrgClock)copy.Clock).AdvanceAsync(TimeSpan.FromDays(1), Cancel);
        await copy.ResetAsync(Cancel);
        Assert.Equal(orgs.Main.Clock.GetUtcNow(), copy.Clock.GetUtcNow());
        Assert.DoesNotContain(copy.State.Documents.Keys, key => key.StartsWith("session/", StringComparison.Ordinal));
    }

    private static Engine.Orgs Start()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        var options = new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) };
        return new Engine.Orgs(Org.Create(options, new OrgClock(clock)), new OrgProfiles(options, () => options with { IsFreshScratch = true }), new OrgBounds(), clock);
    }
}
