using System.Text;

namespace FakeForce.Server.Tests.OAuth;

public sealed class IdentityDocumentTests
{
    [Fact]
    public async Task The_identity_url_says_who_and_where()
    {
        await using var org = await OAuthOrg.StartAsync();
        var (token, id) = await SessionAsync(org);
        var json = (await org.GetAsync(id, ("Authorization", "Bearer " + token))).Json;
        Assert.Equal("id,asserted_user,user_id,organization_id,username,nick_name,display_name,email,email_verified,first_name,last_name,timezone,photos,addr_street,addr_city,addr_state,addr_country,addr_zip,mobile_phone,mobile_phone_verified,is_lightning_login_user,status,urls,active,user_type,language,locale,utcOffset,last_modified_date,is_app_installed",
            string.Join(',', json.EnumerateObject().Select(field => field.Name)));
        Assert.Equal(org.Address + id, json.GetProperty("id").GetString());
        Assert.Equal("STANDARD", json.GetProperty("user_type").GetString());
        Assert.Equal(-28800000, json.GetProperty("utcOffset").GetInt64());
        Assert.Equal("2026-01-02T03:04:05.000+0000", json.GetProperty("last_modified_date").GetString());
        Assert.Equal($"{org.Address}/services/Soap/u/{{version}}/{id.Split('/')[2][..15]}", json.GetProperty("urls").GetProperty("partner").GetString());
    }

    [Theory]
    [InlineData("?oauth_token={token}&format=json", 200, "{\"id\":\"")]
    [InlineData("?oauth_token={token}&format=xml", 200, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><user><id>")]
    [InlineData("?oauth_token={token}&format=urlencoded", 200, "id=http")]
    [InlineData("?oauth_token={token}&callback=cb", 200, "cb({\"id\":")]
    [InlineData("?oauth_token={token}&callback=1(", 406, "Invalid_Callback")]
    [InlineData("?oauth_token={token}&version=9.5", 406, "Invalid_Version")]
    [InlineData("?oauth_token={token}&version=99.0", 406, "Invalid_Version")]
    [InlineData("?oauth_token=nothing", 403, "Bad_OAuth_Token")]
    [InlineData("", 403, "Missing_OAuth_Token")]
    public async Task It_comes_in_every_form_and_refuses_in_one_word(string query, int status, string start)
    {
        await using var org = await OAuthOrg.StartAsync();
        var (token, id) = await SessionAsync(org);
        var answer = await org.GetAsync(id + query.Replace("{token}", Uri.EscapeDataString(token), StringComparison.Ordinal));
        Assert.Equal(status, answer.Status);
        Assert.StartsWith(start, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_fills_the_urls()
    {
        await using var org = await OAuthOrg.StartAsync();
        var (token, id) = await SessionAsync(org);
        Assert.EndsWith("/services/data/v58.0/", await RestAsync("58.0"), StringComparison.Ordinal);
        Assert.EndsWith("/services/data/v68.0/", await RestAsync("latest"), StringComparison.Ordinal);

        async Task<string> RestAsync(string version) =>
            (await org.GetAsync($"{id}?version={version}", ("Authorization", "Bearer " + token))).Json.GetProperty("urls").GetProperty("rest").GetString()!;
    }

    [Theory]
    [InlineData("/id/00D000000000001/005000000000001", 403, "Wrong_Org")]
    [InlineData("/id/{org}/005000000000001", 404, "Bad_Id")]
    public async Task Wrong_ids_are_told_apart(string path, int status, string word)
    {
        await using var org = await OAuthOrg.StartAsync();
        var (token, id) = await SessionAsync(org);
        var answer = await org.GetAsync(path.Replace("{org}", id.Split('/')[2], StringComparison.Ordinal), ("Authorization", "Bearer " + token));
        Assert.Equal((status, word), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Userinfo_has_what_the_cli_and_the_pubsub_client_read()
    {
        await using var org = await OAuthOrg.StartAsync();
        var (token, id) = await SessionAsync(org);
        var json = (await org.GetAsync("/services/oauth2/userinfo", ("Authorization", "Bearer " + token))).Json;
        Assert.Equal((id.Split('/')[3], id.Split('/')[2], "admin@fakeforce.test", org.Address + id), (
            json.GetProperty("user_id").GetString(), json.GetProperty("organization_id").GetString(),
            json.GetProperty("preferred_username").GetString(), json.GetProperty("sub").GetString()));
        Assert.Equal((403, "Bad_OAuth_Token"), await WordAsync("Bearer nothing"));
        Assert.Equal((403, "Missing_OAuth_Token"), await WordAsync("Basic x"));

        async Task<(int, string)> WordAsync(string authorization)
        {
            var answer = await org.GetAsync("/services/oauth2/userinfo", ("Authorization", authorization));
            return (answer.Status, answer.Body);
        }
    }

    [Fact]
    public async Task The_openid_configuration_names_addresses_that_answer()
    {
        await using var org = await OAuthOrg.StartAsync();
        var json = (await org.GetAsync("/.well-known/openid-configuration")).Json;
        Assert.Equal(org.Address, json.GetProperty("issuer").GetString());
        foreach (var field in json.EnumerateObject().Where(field => field.Name.EndsWith("_endpoint", StringComparison.Ordinal) || field.Name == "jwks_uri"))
            Assert.NotEqual(404, (await org.GetAsync(new Uri(field.Value.GetString()!).AbsolutePath)).Status);
    }

    [Fact]
    public async Task Single_access_opens_the_front_door_once()
    {
        await using var org = await OAuthOrg.StartAsync();
        var (token, _) = await SessionAsync(org);
        var door = (await org.GetAsync("/services/oauth2/singleaccess?redirect_uri=%2Fsetup%2Fconnect", ("Authorization", "Bearer " + token))).Json.GetProperty("frontdoor_uri").GetString()!;
        var first = await org.GetAsync(new Uri(door).PathAndQuery);
        Assert.Equal("/setup/connect", first.Headers.Location!.OriginalString);
        Assert.Equal(200, (await org.GetAsync("/setup/connect")).Status);
        Assert.StartsWith("/?ec=302", (await org.GetAsync(new Uri(door).PathAndQuery)).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_control_plane_hands_out_ready_sessions()
    {
        await using var org = await OAuthOrg.StartAsync();
        using var content = new StringContent("""{"username":"ann@x.test","scopes":"web"}""", Encoding.UTF8, "application/json");
        using var response = await org.Browser.PostAsync("/_fakeforce/token", content, Server.Ending);
        var json = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(Server.Ending)).RootElement;
        Assert.Equal(org.Address, json.GetProperty("instance_url").GetString());
        var refused = await org.GetAsync("/services/data/v66.0/limits", ("Authorization", "Bearer " + json.GetProperty("access_token").GetString()));
        Assert.Equal((401, """[{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}]"""), (refused.Status, refused.Body));
        Assert.Equal((400, "wrong_body"), await ErrorAsync("username=x"));
        Assert.Equal((404, "unknown_user"), await ErrorAsync("""{"username":"x"}"""));

        async Task<(int, string?)> ErrorAsync(string body)
        {
            var answer = await org.PostAsync("/_fakeforce/token", body);
            return (answer.Status, answer.Json.GetProperty("error").GetString());
        }
    }

    private static async Task<(string Token, string Path)> SessionAsync(OAuthOrg org)
    {
        var session = await org.Org.Org.Identity.StartSessionAsync("admin@fakeforce.test", cancel: Server.Ending);
        return (session.Token, $"/id/{org.Org.Org.Id}/{session.UserId}");
    }
}
