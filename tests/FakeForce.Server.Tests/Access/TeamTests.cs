namespace FakeForce.Server.Tests.Access;

/// <summary>What members of teams have (Object Reference, "AccountTeamMember", "OpportunityTeamMember", "CaseTeamMember", "CaseTeamRole").</summary>
public sealed class TeamTests : IAsyncLifetime
{
    private const string definitions = """
        {
          "objects": [ { "fullName": "Account", "sharingModel": "Private" }, { "fullName": "Opportunity", "sharingModel": "Private" }, { "fullName": "Case", "sharingModel": "Private" } ],
          "roles": [ { "fullName": "Boss" }, { "fullName": "Rep", "parentRole": "Boss" } ],
          "users": [ { "username": "boss@x.test", "role": "Boss" }, { "username": "rep@x.test", "role": "Rep" }, { "username": "other@x.test" } ]
        }
        """;

    private AccessOrg org = null!;

    public async ValueTask InitializeAsync() => org = await AccessOrg.StartAsync(definitions, "AccountTeams");

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private Task<string> UserAsync(string user) => org.IdAsync($"SELECT Id FROM User WHERE Username = '{user}@x.test'");

    private async Task<string> ErrorAsync(string user, string method, string path, string? json = null) => AccessOrg.ErrorOf(await org.SendAsync(user, method, path, json));

    [Fact]
    public async Task An_account_team_gives_the_account_and_what_it_says_of_its_children()
    {
        var account = await org.CreateAsync("", "Account", """{"Name":"Acme"}""");
        var opportunity = await org.CreateAsync("", "Opportunity", $$"""{"Name":"Big","StageName":"Prospecting","CloseDate":"2030-01-01","AccountId":"{{account}}"}""");
        await org.CreateAsync("", "Case", $$"""{"Subject":"Hidden","AccountId":"{{account}}"}""");
        var member = await org.CreateAsync("", "AccountTeamMember", $$"""{"AccountId":"{{account}}","UserId":"{{await UserAsync("rep")}}","AccountAccessLevel":"Read","OpportunityAccessLevel":"Edit","CaseAccessLevel":"None"}""");
        foreach (var user in new[] { "rep", "boss" })
        {
            Assert.Equal("Acme", await org.NamesAsync(user, "SELECT Name FROM Account"));
            Assert.Equal("204", await ErrorAsync(user, "PATCH", "/sobjects/Opportunity/" + opportunity, """{"Name":"Bigger"}"""));
            Assert.Equal("403 INSUFFICIENT_ACCESS_OR_READONLY", await ErrorAsync(user, "PATCH", "/sobjects/Account/" + account, """{"Name":"x"}"""));
            Assert.Equal(0, (await org.QueryAsync(user, "SELECT Id FROM Case")).Json.GetProperty("totalSize").GetInt32());
        }
        Assert.Equal("", await org.NamesAsync("other", "SELECT Name FROM Account"));
        Assert.Equal("", await org.NamesAsync("other", "SELECT Account.Name Name FROM AccountTeamMember GROUP BY Account.Name"));
        Assert.Equal("204", await ErrorAsync("", "DELETE", "/sobjects/AccountTeamMember/" + member));
        Assert.Equal("", await org.NamesAsync("rep", "SELECT Name FROM Account"));
    }

    [Theory]
    [InlineData("Read", "403 INSUFFICIENT_ACCESS_OR_READONLY")]
    [InlineData("Edit", "204")]
    public async Task A_case_teams_roles_say_what_its_members_may(string level, string expected)
    {
        var role = await org.CreateAsync("", "CaseTeamRole", $$"""{"Name":"Helper","AccessLevel":"{{level}}"}""");
        var aCase = await org.CreateAsync("", "Case", """{"Subject":"Help"}""");
        Assert.Equal("404 NOT_FOUND", await ErrorAsync("rep", "GET", "/sobjects/Case/" + aCase));
        await org.CreateAsync("", "CaseTeamMember", $$"""{"ParentId":"{{aCase}}","MemberId":"{{await UserAsync("rep")}}","TeamRoleId":"{{role}}"}""");
        Assert.Equal("200", await ErrorAsync("rep", "GET", "/sobjects/Case/" + aCase));
        Assert.Equal(expected, await ErrorAsync("rep", "PATCH", "/sobjects/Case/" + aCase, """{"Subject":"x"}"""));
        Assert.Equal("404 NOT_FOUND", await ErrorAsync("other", "GET", "/sobjects/Case/" + aCase));
    }

    [Fact]
    public async Task Who_may_not_read_the_record_puts_nobody_on_its_team()
    {
        var account = await org.CreateAsync("", "Account", """{"Name":"Acme"}""");
        Assert.Equal("400 INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await ErrorAsync("other", "POST", "/sobjects/AccountTeamMember", $$"""{"AccountId":"{{account}}","UserId":"{{await UserAsync("other")}}"}"""));
    }
}
