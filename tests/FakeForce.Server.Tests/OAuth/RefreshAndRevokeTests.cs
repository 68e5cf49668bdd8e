using System.Text.Json;

namespace FakeForce.Server.Tests.OAuth;

public sealed class RefreshAndRevokeTests
{
    [Fact]
    public async Task A_refresh_gives_a_new_session_and_no_new_refresh_token()
    {
        await using var org = await OAuthOrg.StartAsync();
        var refresh = (await GrantAsync(org, "fakeforce")).GetProperty("refresh_token").GetString();
        var answer = await org.TokenAsync("grant_type=refresh_token&client_id=fakeforce&refresh_token=" + refresh);
        Assert.False(answer.Json.TryGetProperty("refresh_token", out _));
        await TokenTests.WorksAsync(org, answer);
        Assert.Equal("api", (await org.TokenAsync("grant_type=refresh_token&client_id=fakeforce&scope=api&refresh_token=" + refresh)).Json.GetProperty("scope").GetString());
    }

    [Fact]
    public async Task Rotation_ends_the_old_refresh_token()
    {
        await using var org = await OAuthOrg.StartAsync();
        var first = (await GrantAsync(org, "strict", "https://client.test/cb")).GetProperty("refresh_token").GetString();
        var second = (await RefreshAsync(org, "strict&client_secret=s3cret", first)).Json.GetProperty("refresh_token").GetString();
        Assert.NotEqual(first, second);
        Assert.Equal("expired access/refresh token", (await RefreshAsync(org, "strict&client_secret=s3cret", first)).Json.GetProperty("error_description").GetString());
        await TokenTests.WorksAsync(org, await RefreshAsync(org, "strict&client_secret=s3cret", second));
    }

    [Fact]
    public async Task An_idle_refresh_token_runs_out()
    {
        await using var org = await OAuthOrg.StartAsync();
        var token = (await GrantAsync(org, "short&client_secret=x", "https://client.test/cb")).GetProperty("refresh_token").GetString();
        for (var i = 0; i < 2; i++)
        {
            org.Clock.Advance(TimeSpan.FromMinutes(59));
            Assert.Equal(200, (await RefreshAsync(org, "short&client_secret=x", token)).Status);
        }
        org.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal("expired access/refresh token", (await RefreshAsync(org, "short&client_secret=x", token)).Json.GetProperty("error_description").GetString());
    }

    [Fact]
    public async Task Revoking_the_refresh_token_ends_every_session_that_it_made()
    {
        await using var org = await OAuthOrg.StartAsync();
        var grant = await GrantAsync(org, "fakeforce");
        var refresh = grant.GetProperty("refresh_token").GetString();
        var tokens = new[] { grant.GetProperty("access_token").GetString(), (await RefreshAsync(org, "fakeforce", refresh)).Json.GetProperty("access_token").GetString() };
        var revoked = await org.PostAsync("/services/oauth2/revoke", "token=" + refresh);
        Assert.Equal((200, ""), (revoked.Status, revoked.Body));
        foreach (var token in tokens) Assert.Equal(401, await StatusAsync(org, token));
        Assert.Equal("expired access/refresh token", (await RefreshAsync(org, "fakeforce", refresh)).Json.GetProperty("error_description").GetString());
    }

    [Fact]
    public async Task Revoking_an_access_token_leaves_the_refresh_token()
    {
        await using var org = await OAuthOrg.StartAsync();
        var grant = await GrantAsync(org, "fakeforce");
        Assert.Equal(200, (await org.GetAsync("/services/oauth2/revoke?token=" + grant.GetProperty("access_token").GetString())).Status);
        var gone = await org.GetAsync("/services/data/v66.0/limits", ("Authorization", "Bearer " + grant.GetProperty("access_token").GetString()));
        Assert.Equal((401, """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]"""), (gone.Status, gone.Body));
        Assert.Equal(200, (await RefreshAsync(org, "fakeforce", grant.GetProperty("refresh_token").GetString())).Status);
    }

    [Theory]
    [InlineData("token=nothing", 400, "invalid_token")]
    [InlineData("", 400, "invalid_request")]
    public async Task What_is_no_token_cannot_be_revoked(string query, int status, string error)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await org.GetAsync("/services/oauth2/revoke?" + query);
        Assert.Equal((status, error), (answer.Status, answer.Json.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task Scripts_revoke_by_jsonp()
    {
        await using var org = await OAuthOrg.StartAsync();
        var token = (await GrantAsync(org, "fakeforce")).GetProperty("access_token").GetString();
        Assert.Equal("done({});", (await org.GetAsync($"/services/oauth2/revoke?token={token}&callback=done")).Body);
        Assert.Equal("done({\"error\":\"invalid_token\"});", (await org.GetAsync($"/services/oauth2/revoke?token={token}&callback=done")).Body);
        Assert.Equal(400, (await org.GetAsync($"/services/oauth2/revoke?token={token}&callback=alert(1)//")).Status);
    }

    [Fact]
    public async Task Introspection_tells_an_app_of_its_own_tokens_alone()
    {
        await using var org = await OAuthOrg.StartAsync();
        var grant = await GrantAsync(org, "fakeforce");
        var own = await IntrospectAsync("fakeforce", "fakeforce", grant.GetProperty("access_token").GetString());
        Assert.Equal("active,scope,client_id,username,sub,token_type,exp,iat,nbf", string.Join(',', own.Json.EnumerateObject().Select(field => field.Name)));
        Assert.Equal(("access_token", 7200), (own.Json.GetProperty("token_type").GetString(), own.Json.GetProperty("exp").GetInt64() - own.Json.GetProperty("iat").GetInt64()));
        Assert.Equal("refresh_token", (await IntrospectAsync("fakeforce", "fakeforce", grant.GetProperty("refresh_token").GetString())).Json.GetProperty("token_type").GetString());
        Assert.Equal("""{"active":false}""", (await IntrospectAsync("jwt", "x", grant.GetProperty("access_token").GetString())).Body);
        Assert.Equal("""{"active":false}""", (await IntrospectAsync("fakeforce", "fakeforce", "nothing")).Body);
        var stranger = await IntrospectAsync("fakeforce", "wrong", "nothing");
        Assert.Equal((401, "invalid_client"), (stranger.Status, stranger.Json.GetProperty("error").GetString()));

        Task<Answer> IntrospectAsync(string client, string secret, string? token) =>
            org.PostAsync("/services/oauth2/introspect", $"client_id={client}&client_secret={secret}&token={token}");
    }

    private static Task<Answer> RefreshAsync(OAuthOrg org, string client, string? token) => org.TokenAsync($"grant_type=refresh_token&client_id={client}&refresh_token={token}");

    private static async Task<int> StatusAsync(OAuthOrg org, string? token) => (await org.GetAsync("/services/data/v66.0/limits", ("Authorization", "OAuth " + token))).Status;

    private static async Task<JsonElement> GrantAsync(OAuthOrg org, string client, string redirect = "http://localhost:9/cb")
    {
        var key = client.Split('&')[0];
        var path = $"/services/oauth2/authorize?response_type=code&client_id={key}&redirect_uri={Uri.EscapeDataString(redirect)}&code_challenge={WebServerFlow.Challenge}";
        var code = WebServerFlow.Parameters(await new WebServerFlow(org).AllowAsync(path))["code"];
        var secret = key == "strict" ? "&client_secret=s3cret" : "";
        var answer = await AuthorizeTests.ExchangeAsync(org, client, code, redirect, secret + "&code_verifier=" + WebServerFlow.Verifier);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }
}
