using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.OAuth;

public sealed class TokenTests
{
    private const string JwtGrant = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=";

    /// <summary>The fields of each flow's answer are those of Salesforce's Postman examples, in their order.</summary>
    [Theory]
    [InlineData("grant_type=password&username=admin@fakeforce.test&password=fakeforce&client_id=fakeforce&client_secret=fakeforce", "access_token,instance_url,id,token_type,issued_at,signature")]
    [InlineData("grant_type=password&username=ann@x.test&password=pwTOK&client_id=fakeforce&client_secret=fakeforce", "access_token,instance_url,id,token_type,issued_at,signature")]
    [InlineData("grant_type=client_credentials&client_id=machine&client_secret=x", "access_token,signature,scope,instance_url,id,token_type,issued_at")]
    [InlineData("grant_type=client_credentials&client_id=fakeforce&client_secret=fakeforce&scope=api", "access_token,signature,scope,instance_url,id,token_type,issued_at")]
    public async Task Each_flow_gives_its_fields_and_a_token_that_works(string form, string fields)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await org.TokenAsync(form);
        Assert.Equal(fields, string.Join(',', answer.Json.EnumerateObject().Select(field => field.Name)));
        Assert.Equal(org.Address, answer.Json.GetProperty("instance_url").GetString());
        await WorksAsync(org, answer);
    }

    /// <summary>Claims as real clients send them: simple-salesforce, the sf CLI, restforce and others.</summary>
    [Theory]
    [InlineData("""{"iss":"jwt","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{soon}}""", """{"alg":"RS256","typ":"JWT"}""")]
    [InlineData("""{"iss":"jwt","sub":"admin@fakeforce.test","aud":"https://test.salesforce.com","exp":"{soon}"}""", """{"alg":"RS256"}""")]
    [InlineData("""{"iss":"jwt","prn":"admin@fakeforce.test","aud":"{address}/","exp":{soonMs}}""", """{"alg":"RS256"}""")]
    // The sf CLI adds 300 to the milliseconds of its clock (salesforcedx core, AuthInfo.authJwt), and a busy machine takes longer.
    [InlineData("""{"iss":"jwt","sub":"admin@fakeforce.test","aud":"{address}/","exp":{pastMs}}""", """{"alg":"RS256"}""")]
    [InlineData("""{"iss":"jwt","sub":"ADMIN@fakeforce.test","aud":"{host}","exp":{soon}.5}""", """{"alg":"RS256","x":1}""")]
    [InlineData("""{"iss":"jwt","sub":"ann@x.test","aud":["x","https://fakeforce.my.salesforce.com"],"exp":{soon},"nbf":{past}}""", """{"typ":"JWT","alg":"RS256"}""")]
    public async Task Assertions_are_read_leniently(string claims, string header)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await org.TokenAsync(JwtGrant + org.Jwt(claims, header));
        Assert.Equal("access_token,scope,instance_url,id,token_type", string.Join(',', answer.Json.EnumerateObject().Select(field => field.Name)));
        await WorksAsync(org, answer);
    }

    [Fact]
    public async Task The_default_app_trusts_the_key_of_the_control_plane()
    {
        await using var org = await OAuthOrg.StartAsync();
        using var key = RSA.Create();
        key.ImportFromPem((await org.GetAsync("/_fakeforce/jwt.key")).Body);
        var jwt = org.Jwt("""{"iss":"fakeforce","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{soon}}""", key: key);
        await WorksAsync(org, await org.TokenAsync(JwtGrant + jwt));
    }

    [Fact]
    public async Task The_signature_is_the_hmac_of_id_and_time()
    {
        await using var org = await OAuthOrg.StartAsync();
        var json = (await org.TokenAsync("grant_type=password&username=admin@fakeforce.test&password=fakeforce&client_id=fakeforce&client_secret=fakeforce")).Json;
        var (id, at) = (json.GetProperty("id").GetString()!, json.GetProperty("issued_at").GetString()!);
        Assert.Equal("1767323045000", at);
        Assert.Equal(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("fakeforce"), Encoding.UTF8.GetBytes(id + at))), json.GetProperty("signature").GetString());
        Assert.Matches(new Regex($"^{Regex.Escape(org.Address)}/id/00D[a-zA-Z0-9]{{15}}/005[a-zA-Z0-9]{{15}}$"), id);
    }

    [Fact]
    public async Task Client_credentials_may_come_as_basic_authorization()
    {
        await using var org = await OAuthOrg.StartAsync();
        var basic = "Basic " + Convert.ToBase64String("machine:x"u8);
        await WorksAsync(org, await org.TokenAsync("grant_type=client_credentials", ("Authorization", basic)));
        Assert.Equal(400, (await org.TokenAsync("grant_type=client_credentials", ("Authorization", "Basic !"))).Status);
    }

    [Theory]
    [InlineData("&format=xml", "*/*", "application/xml; charset=UTF-8", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OAuth><access_token>00D")]
    [InlineData("", "application/xml", "application/xml; charset=UTF-8", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OAuth><access_token>00D")]
    [InlineData("&format=urlencoded", "*/*", "application/x-www-form-urlencoded; charset=UTF-8", "access_token=00D")]
    [InlineData("&format=json", "application/xml", "application/json; charset=UTF-8", "{\"access_token\":\"00D")]
    public async Task The_answer_has_the_form_that_was_asked_for(string format, string accept, string type, string start)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await org.TokenAsync("grant_type=client_credentials&client_id=machine&client_secret=x" + format, ("Accept", accept));
        Assert.Equal(type, answer.ContentHeaders.ContentType!.ToString());
        Assert.StartsWith(start, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instance_url_follows_the_forwarded_address()
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await org.TokenAsync("grant_type=client_credentials&client_id=machine&client_secret=x", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "org.example.test:8443"));
        Assert.Equal("https://org.example.test:8443", answer.Json.GetProperty("instance_url").GetString());
        Assert.StartsWith("https://org.example.test:8443/id/", answer.Json.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_apps_session_timeout_counts_and_slides()
    {
        await using var org = await OAuthOrg.StartAsync();
        var token = (await org.TokenAsync("grant_type=password&username=admin@fakeforce.test&password=fakeforce&client_id=short&client_secret=x")).Json.GetProperty("access_token").GetString()!;
        foreach (var (minutes, status) in new[] { (14, 200), (14, 200), (15, 401) })
        {
            org.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(status, (await org.GetAsync("/services/data/v66.0/limits", ("Authorization", "Bearer " + token))).Status);
        }
    }

    [Fact]
    public async Task The_device_flow_waits_for_the_user_and_minds_the_pace()
    {
        await using var org = await OAuthOrg.StartAsync();
        var start = (await org.TokenAsync("response_type=device_code&client_id=fakeforce&scope=api refresh_token")).Json;
        Assert.Equal(["user_code", "device_code", "interval", "verification_uri"], start.EnumerateObject().Select(field => field.Name));
        var poll = "grant_type=device&client_id=fakeforce&code=" + start.GetProperty("device_code").GetString();
        await ErrorAsync("authorization_pending");
        await ErrorAsync("slow_down");
        org.Clock.Advance(TimeSpan.FromSeconds(5));
        await ErrorAsync("authorization_pending");
        var user = (await org.Org.Org.Identity.StartSessionAsync("ann@x.test", cancel: Server.Ending)).UserId;
        Assert.True(await org.Org.Org.Identity.Devices.AnswerAsync(start.GetProperty("user_code").GetString()!.ToLowerInvariant(), user, approve: true, Server.Ending));
        var answer = await org.TokenAsync(poll);
        Assert.StartsWith("5Aep861", answer.Json.GetProperty("refresh_token").GetString(), StringComparison.Ordinal);
        await WorksAsync(org, answer);
        await ErrorAsync("invalid_grant");

        async Task ErrorAsync(string error) => Assert.Equal(error, (await org.TokenAsync(poll)).Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_device_code_ends_after_ten_minutes_and_a_denied_one_at_once()
    {
        await using var org = await OAuthOrg.StartAsync();
        var late = (await org.TokenAsync("response_type=device_code&client_id=fakeforce")).Json;
        var denied = (await org.TokenAsync("response_type=device_code&client_id=fakeforce")).Json;
        await org.Org.Org.Identity.Devices.AnswerAsync(denied.GetProperty("user_code").GetString()!, default, approve: false, Server.Ending);
        Assert.Equal("access_denied", (await org.TokenAsync("grant_type=device&client_id=fakeforce&code=" + denied.GetProperty("device_code").GetString())).Json.GetProperty("error").GetString());
        org.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("invalid_grant", (await org.TokenAsync("grant_type=device&client_id=fakeforce&code=" + late.GetProperty("device_code").GetString())).Json.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_token_is_exchanged_for_one_with_fewer_scopes()
    {
        await using var org = await OAuthOrg.StartAsync();
        var first = (await org.Org.Org.Identity.StartSessionAsync("ann@x.test", cancel: Server.Ending)).Token;
        var answer = await org.TokenAsync($"grant_type=urn:ietf:params:oauth:grant-type:token-exchange&client_id=jwt&scope=api&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token={first}");
        Assert.Equal("api", answer.Json.GetProperty("scope").GetString());
        Assert.Equal("urn:ietf:params:oauth:token-type:access_token", answer.Json.GetProperty("issued_token_type").GetString());
        await WorksAsync(org, answer);
    }

    internal static async Task WorksAsync(OAuthOrg org, Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal("Bearer", answer.Json.GetProperty("token_type").GetString());
        var read = await org.GetAsync("/services/data/v66.0/limits", ("Authorization", "Bearer " + answer.Json.GetProperty("access_token").GetString()));
        Assert.True(read.Status == 200, read.Body);
    }
}
