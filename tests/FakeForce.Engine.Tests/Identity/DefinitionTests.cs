using FakeForce.Engine.Identity;

namespace FakeForce.Engine.Tests.Identity;

public sealed class DefinitionTests
{
    [Fact]
    public void Every_problem_is_reported_at_once()
    {
        var wrong = new IdentityDefinitions
        {
            Users = [new() { Username = "nobody" }, new() { Username = "a@x.test", Profile = "Emperor" }, new() { Username = "A@X.test" }],
            ConnectedApps =
            [
                new() { ConsumerKey = "k", CallbackUrls = ["nowhere"], Scopes = ScopeSet.Parse("api everything"), RunAs = "b@x.test", SessionTimeoutMinutes = 0, Certificate = "x" },
                new() { ConsumerKey = "k" },
            ],
        };
        Assert.Equal(
        [
            "users: \"nobody\" is no username: it must look like an e-mail address",
            "users: a@x.test: there is no profile \"Emperor\"",
            "users: a@x.test is declared 2 times",
            "connectedApps: k: there is no scope \"everything\"",
            "connectedApps: k: \"nowhere\" is no absolute address",
            "connectedApps: k: runAs names b@x.test, who is no user",
            "connectedApps: k: sessionTimeoutMinutes must be 1 to 1440",
            "connectedApps: k: certificate is no certificate in PEM",
            "connectedApps: k is declared 2 times",
        ], wrong.Problems(Identities.Admin));
    }

    [Fact]
    public void A_declared_user_is_a_row_with_the_administrators_locale()
    {
        var org = new Identities(new UserDefinition { Username = "ann.lee@x.test", FirstName = "Ann", LastName = "Lee" });
        Assert.Contains("ann.lee@x.test", org.Column("User", "Username"));
        Assert.Contains("Ann Lee", org.Column("User", "Name"));
        Assert.DoesNotContain("null", org.Column("User", "LocaleSidKey"));
    }

    [Theory]
    [InlineData("http://localhost:1717/OauthRedirect", true)]
    [InlineData("http://localhost:5/any/path?x=1", true)]
    [InlineData("http://localhost/cb", true)]
    [InlineData("https://login.salesforce.com/services/oauth2/success", true)]
    [InlineData("https://login.salesforce.com/services/oauth2/success/", false)]
    [InlineData("http://localhost.evil.test/", false)]
    [InlineData("http://user@localhost:1/", false)]
    [InlineData("http://evil.test/?http://localhost:1", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("", false)]
    public void The_seeded_app_redirects_to_this_machine_alone(string address, bool allowed) =>
        Assert.Equal(allowed, new Identities().App("fakeforce").AllowsRedirect(address));
}
