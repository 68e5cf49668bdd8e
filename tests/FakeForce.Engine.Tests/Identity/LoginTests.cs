using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Tests.Identity;

public sealed class LoginTests
{
    private const string Token = "TOK123";

    private readonly Identities org = new(
        new UserDefinition { Username = "token@x.test", Password = "pw", SecurityToken = Token },
        new UserDefinition { Username = "gone@x.test", Password = "pw", IsActive = false },
        new UserDefinition { Username = "frozen@x.test", Password = "pw", IsFrozen = true },
        new UserDefinition { Username = "chatter@x.test", Password = "pw", Profile = "Chatter Free User" },
        new UserDefinition { Username = "nopassword@x.test" },
        new UserDefinition { Username = "old@x.test", Password = "pw", PasswordExpired = true });

    [Theory]
    [InlineData("admin@fakeforce.test", "fakeforce", LoginOutcome.Ok)]
    [InlineData("ADMIN@FakeForce.Test", "fakeforce", LoginOutcome.Ok)]
    [InlineData("admin@fakeforce.test", "FAKEFORCE", LoginOutcome.InvalidLogin)]
    [InlineData("nobody@fakeforce.test", "fakeforce", LoginOutcome.InvalidLogin)]
    [InlineData("", "", LoginOutcome.InvalidLogin)]
    [InlineData("token@x.test", "pw" + Token, LoginOutcome.Ok)]
    [InlineData("token@x.test", "pw", LoginOutcome.SecurityTokenRequired)]
    [InlineData("token@x.test", Token, LoginOutcome.InvalidLogin)]
    [InlineData("token@x.test", "pwTOK", LoginOutcome.InvalidLogin)]
    [InlineData("gone@x.test", "pw", LoginOutcome.Inactive)]
    [InlineData("frozen@x.test", "pw", LoginOutcome.Frozen)]
    [InlineData("chatter@x.test", "pw", LoginOutcome.ApiDisabled)]
    [InlineData("nopassword@x.test", "", LoginOutcome.InvalidLogin)]
    [InlineData("old@x.test", "pw", LoginOutcome.Ok)]
    public async Task Every_attempt_has_its_outcome(string username, string password, LoginOutcome outcome)
    {
        var login = await org.LogInAsync(username, password);
        Assert.Equal(outcome, login.Outcome);
        Assert.Equal(outcome == LoginOutcome.Ok, login.Session is not null);
    }

    [Fact]
    public async Task The_page_asks_for_no_security_token() =>
        Assert.Equal(LoginOutcome.Ok, (await org.Identity.Logins.ByPageAsync("token@x.test", "pw", LoginSource.Browsing, TestContext.Current.CancellationToken)).Outcome);

    [Fact]
    public async Task Ten_wrong_passwords_lock_for_fifteen_minutes()
    {
        for (var i = 0; i < 9; i++) await org.LogInAsync(Identities.Admin, "wrong");
        Assert.Equal(LoginOutcome.InvalidLogin, (await org.LogInAsync(Identities.Admin, "wrong")).Outcome);
        Assert.Equal(LoginOutcome.LockedOut, (await org.LogInAsync(Identities.Admin, "fakeforce")).Outcome);
        org.Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(LoginOutcome.LockedOut, (await org.LogInAsync(Identities.Admin, "fakeforce")).Outcome);
        org.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(LoginOutcome.InvalidLogin, (await org.LogInAsync(Identities.Admin, "wrong")).Outcome);
        Assert.Equal(LoginOutcome.Ok, (await org.LogInAsync(Identities.Admin, "fakeforce")).Outcome);
    }

    [Fact]
    public async Task A_right_password_clears_the_count()
    {
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 9; i++) await org.LogInAsync(Identities.Admin, "wrong");
            Assert.Equal(LoginOutcome.Ok, (await org.LogInAsync(Identities.Admin, "fakeforce")).Outcome);
        }
    }

    [Fact]
    public async Task A_user_logs_in_3600_times_an_hour_and_no_more()
    {
        for (var i = 0; i < 3600; i++) await org.LogInAsync(Identities.Admin, "fakeforce");
        Assert.Equal(LoginOutcome.RateExceeded, (await org.LogInAsync(Identities.Admin, "fakeforce")).Outcome);
        Assert.Equal(LoginOutcome.Ok, (await org.LogInAsync("token@x.test", "pw" + Token)).Outcome);
        org.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(LoginOutcome.Ok, (await org.LogInAsync(Identities.Admin, "fakeforce")).Outcome);
    }

    [Fact]
    public async Task Every_attempt_of_a_known_user_is_in_LoginHistory()
    {
        await org.LogInAsync(Identities.Admin, "fakeforce");
        await org.LogInAsync(Identities.Admin, "wrong");
        await org.LogInAsync("nobody@x.test", "wrong");
        Assert.Equal(["Success", "Invalid Password"], org.Column("LoginHistory", "Status"));
    }

    [Fact]
    public async Task An_expired_password_lets_in_only_to_set_a_new_one()
    {
        var login = await org.LogInAsync("old@x.test", "pw");
        Assert.True(login.PasswordExpired);
        Assert.Equal(SessionVerdict.PasswordExpired, org.Verdict(login.Session!));
        await org.Identity.Passwords.SetAsync(login.User!.Id, "new", TestContext.Current.CancellationToken);
        Assert.Equal(SessionVerdict.Ok, org.Verdict(login.Session!));
        Assert.Equal(LoginOutcome.Ok, (await org.LogInAsync("old@x.test", "new")).Outcome);
    }

    [Fact]
    public async Task A_reset_password_works_and_has_expired()
    {
        var user = (await org.LogInAsync("token@x.test", "pw" + Token)).User!;
        var password = await org.Identity.Passwords.ResetAsync(user.Id, TestContext.Current.CancellationToken);
        Assert.True((await org.LogInAsync("token@x.test", password + Token)).PasswordExpired);
        Assert.True(org.Identity.Passwords.IsExpired(user.Id));
    }
}
