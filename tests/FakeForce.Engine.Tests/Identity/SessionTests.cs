using System.Text.RegularExpressions;
using FakeForce.Engine.Identity;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Identity;

public sealed class SessionTests
{
    private readonly Identities org = new();

    [Fact]
    public async Task Tokens_begin_with_the_short_org_id()
    {
        var session = await org.SessionAsync();
        Assert.Matches(new Regex("^00D[A-Za-z0-9]{12}![A-Za-z0-9._]{96}$"), session.Token);
        Assert.StartsWith(org.Org.Id.ToShortString(), session.Token, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api", SessionVerdict.Ok)]
    [InlineData("full", SessionVerdict.Ok)]
    [InlineData("web refresh_token", SessionVerdict.NotForApi)]
    [InlineData("openid chatter_api", SessionVerdict.NotForApi)]
    public async Task Only_api_and_full_open_the_apis(string scopes, SessionVerdict verdict) => Assert.Equal(verdict, org.Verdict(await org.SessionAsync(scopes)));

    [Fact]
    public void A_token_that_never_was_is_unknown()
    {
        Assert.Equal(SessionVerdict.Unknown, org.Identity.Check("").Verdict);
        Assert.Equal(SessionVerdict.Unknown, org.Identity.Check(org.Org.Id.ToShortString() + "!nothing").Verdict);
    }

    [Fact]
    public async Task Use_slides_the_expiry()
    {
        var session = await org.SessionAsync();
        for (var i = 0; i < 3; i++)
        {
            org.Clock.Advance(TimeSpan.FromMinutes(119));
            Assert.Equal(SessionVerdict.Ok, org.Verdict(session));
        }
        org.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(SessionVerdict.Expired, org.Verdict(session));
    }

    [Fact]
    public async Task The_last_use_is_in_the_state_from_half_of_the_timeout_on()
    {
        var session = await org.SessionAsync();
        foreach (var minutes in new[] { 50, 50, 50 })
        {
            org.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(SessionVerdict.Ok, org.Verdict(session));
        }
        // A restart knows the documents alone: noted after 100 minutes, so that 120 more are left.
        Assert.Equal(session.CreatedAt.AddMinutes(100), Stored.Read<Session>(org.Org.State.Documents[Keys.Session(session.Token)]).LastUsed);
        Assert.Equal(SessionVerdict.Ok, new Sessions(org.Org, parent: null).Check(session.Token).Verdict);
        org.Clock.Advance(TimeSpan.FromMinutes(69));
        Assert.Equal(SessionVerdict.Ok, new Sessions(org.Org, parent: null).Check(session.Token).Verdict);
        org.Clock.Advance(TimeSpan.FromMinutes(121));
        Assert.Equal(SessionVerdict.Expired, org.Verdict(session));
    }

    [Fact]
    public async Task An_ended_session_is_unknown_at_once()
    {
        var (session, other) = (await org.SessionAsync(), await org.SessionAsync());
        Assert.Equal(SessionVerdict.Ok, org.Verdict(session));
        Assert.True(await org.Identity.EndSessionAsync(session.Token, TestContext.Current.CancellationToken));
        Assert.False(await org.Identity.EndSessionAsync(session.Token, TestContext.Current.CancellationToken));
        Assert.Equal(SessionVerdict.Unknown, org.Verdict(session));
        Assert.Equal(SessionVerdict.Ok, org.Verdict(other));
    }

    [Theory]
    [InlineData("IsActive", false, SessionVerdict.UserInactive)]
    [InlineData("IsActive", true, SessionVerdict.Ok)]
    public async Task A_deactivated_users_session_is_over(string field, bool value, SessionVerdict verdict)
    {
        var session = await org.SessionAsync();
        Assert.Equal(SessionVerdict.Ok, org.Verdict(session));
        await SetAsync("User", session.UserId, field, value);
        Assert.Equal(verdict, org.Verdict(session));
    }

    [Fact]
    public async Task Freezing_and_unfreezing_a_user_shows_at_the_next_check()
    {
        var session = (await org.LogInAsync(Identities.Admin, "fakeforce")).Session!;
        await FreezeAsync(session.UserId, true);
        Assert.Equal(SessionVerdict.UserFrozen, org.Verdict(session));
        Assert.Equal(LoginOutcome.Frozen, (await org.LogInAsync(Identities.Admin, "fakeforce")).Outcome);
        await FreezeAsync(session.UserId, false);
        Assert.Equal(SessionVerdict.Ok, org.Verdict(session));
    }

    [Fact]
    public async Task A_fork_keeps_the_sessions_and_their_last_use_and_ends_its_own_alone()
    {
        var session = await org.SessionAsync();
        org.Clock.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal(SessionVerdict.Ok, org.Verdict(session));
        var fork = org.Org.Fork();
        org.Clock.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal(SessionVerdict.Ok, fork.Identity.Check(session.Token).Verdict);
        await fork.Identity.EndSessionAsync(session.Token, TestContext.Current.CancellationToken);
        Assert.Equal(SessionVerdict.Unknown, fork.Identity.Check(session.Token).Verdict);
        Assert.Equal(SessionVerdict.Ok, org.Verdict(session));
    }

    [Fact]
    public async Task A_fork_never_hands_out_its_parents_token_again()
    {
        var session = await org.SessionAsync();
        var again = await org.Org.Fork().Identity.StartSessionAsync(Identities.Admin, cancel: TestContext.Current.CancellationToken);
        Assert.NotEqual(session.Token, again.Token);
    }

    [Fact]
    public async Task Reset_ends_all_sessions_and_a_new_one_works()
    {
        var session = await org.SessionAsync();
        await org.Org.ResetAsync(TestContext.Current.CancellationToken);
        Assert.Equal(SessionVerdict.Unknown, org.Verdict(session));
        Assert.Equal(SessionVerdict.Ok, org.Verdict(await org.SessionAsync()));
    }

    [Fact]
    public async Task Sessions_that_ran_out_are_taken_away_and_living_ones_stay()
    {
        await SessionsAsync(Leftovers.Interval - 1);
        org.Clock.Advance(TimeSpan.FromHours(1));
        var living = await org.SessionAsync();
        org.Clock.Advance(TimeSpan.FromHours(1));
        await SessionsAsync(Leftovers.Interval);
        Assert.Equal(Leftovers.Interval + 1, org.Org.State.Documents.Count(document => document.Key.StartsWith(Keys.Sessions, StringComparison.Ordinal)));
        Assert.Equal(SessionVerdict.Ok, org.Verdict(living));
    }

    [Fact]
    public async Task Checking_allocates_nothing()
    {
        var token = (await org.SessionAsync()).Token;
        org.Identity.Check(token);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) org.Identity.Check(token);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData("Standard User", null, SessionVerdict.Ok)]
    [InlineData("Chatter Free User", null, SessionVerdict.ApiDisabled)]
    [InlineData("Chatter Free User", true, SessionVerdict.Ok)]
    [InlineData("Standard User", false, SessionVerdict.ApiDisabled)]
    public async Task Api_enabled_is_the_profiles_unless_the_user_is_declared_otherwise(string profile, bool? declared, SessionVerdict verdict)
    {
        var with = new Identities(new UserDefinition { Username = "u@x.test", Profile = profile, ApiEnabled = declared });
        Assert.Equal(verdict, with.Verdict(await with.SessionAsync(username: "u@x.test")));
    }

    private async Task SessionsAsync(int count)
    {
        for (var i = 0; i < count; i++) await org.SessionAsync();
    }

    private Task FreezeAsync(RecordId user, bool value) => org.Org.WriteAsync(transaction =>
    {
        UserTables.SetLoginMark(transaction, user, "IsFrozen", value);
        return true;
    }, TestContext.Current.CancellationToken).AsTask();

    private Task SetAsync(string type, RecordId id, string field, bool value) => org.Org.WriteAsync(transaction =>
    {
        var found = transaction.Catalog[type];
        Assert.True(found.TryField(field, out var column));
        transaction.Update(id, new RowDraft(found, transaction.Find(found, id)) { [column] = Value.Of(value) });
        return true;
    }, TestContext.Current.CancellationToken).AsTask();
}
