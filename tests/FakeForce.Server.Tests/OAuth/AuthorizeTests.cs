using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Tests.OAuth;

public sealed class AuthorizeTests
{
    private const string Cli = "/services/oauth2/authorize?state=s+1%26&prompt=login&scope=refresh_token%20api%20web&response_type=code&client_id=PlatformCLI&redirect_uri=http%3A%2F%2Flocalhost%3A1717%2FOauthRedirect&code_challenge=";
    private const string Strict = "/services/oauth2/authorize?response_type=code&client_id=strict&redirect_uri=https%3A%2F%2Fclient.test%2Fcb";
    private const string Default = "/services/oauth2/authorize?client_id=fakeforce&redirect_uri=http%3A%2F%2Flocalhost%3A9%2Fcb&response_type=";

    /// <summary>The sf CLI's log-in: a challenge without a method, and the state echoed.</summary>
    [Fact]
    public async Task The_cli_logs_in_with_pkce()
    {
        await using var org = await OAuthOrg.StartAsync();
        var redirect = await new WebServerFlow(org).AllowAsync(Cli + WebServerFlow.Challenge);
        var parameters = WebServerFlow.Parameters(redirect);
        Assert.Equal(("s 1&", "/OauthRedirect"), (parameters["state"], redirect.AbsolutePath));
        var answer = await ExchangeAsync(org, "PlatformCLI", parameters["code"], "http://localhost:1717/OauthRedirect", "&code_verifier=" + WebServerFlow.Verifier);
        Assert.Equal("access_token,refresh_token,signature,scope,instance_url,id,token_type,issued_at,api_instance_url", string.Join(',', answer.Json.EnumerateObject().Select(field => field.Name)));
        await TokenTests.WorksAsync(org, answer);
    }

    [Theory]
    [InlineData("", "invalid_grant")]
    [InlineData("&code_verifier=wrong", "invalid_request")]
    public async Task A_challenge_needs_its_verifier(string verifier, string error)
    {
        await using var org = await OAuthOrg.StartAsync();
        var code = WebServerFlow.Parameters(await new WebServerFlow(org).AllowAsync(Cli + WebServerFlow.Challenge))["code"];
        var answer = await ExchangeAsync(org, "PlatformCLI", code, "http://localhost:1717/OauthRedirect", verifier);
        Assert.Equal((400, error), (answer.Status, answer.Json.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task A_code_works_once_and_for_fifteen_minutes_and_for_its_own_redirect()
    {
        await using var org = await OAuthOrg.StartAsync();
        var flow = new WebServerFlow(org);
        var (used, late, elsewhere) = (await CodeAsync(), await CodeAsync(), await CodeAsync());
        Assert.Equal(200, (await ExchangeAsync(org, "fakeforce", used, "http://localhost:9/cb")).Status);
        Assert.Equal("expired authorization code", Description(await ExchangeAsync(org, "fakeforce", used, "http://localhost:9/cb")));
        Assert.Equal("redirect_uri must match configuration", Description(await ExchangeAsync(org, "fakeforce", elsewhere, "http://localhost:9/other")));
        org.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("expired authorization code", Description(await ExchangeAsync(org, "fakeforce", late, "http://localhost:9/cb")));

        async Task<string> CodeAsync() => WebServerFlow.Parameters(await flow.AllowAsync(Default + "code"))["code"];
    }

    [Theory]
    [InlineData("/services/oauth2/authorize?response_type=code", "missing required parameter: client_id")]
    [InlineData("/services/oauth2/authorize?response_type=code&client_id=nobody", "client identifier invalid")]
    [InlineData("/services/oauth2/authorize?response_type=code&client_id=strict", "redirect_uri not provided")]
    [InlineData("/services/oauth2/authorize?response_type=code&client_id=strict&redirect_uri=https%3A%2F%2Fclient.test%2Fcb%2F", "redirect_uri must match configuration")]
    [InlineData("/services/oauth2/authorize?response_type=code&client_id=fakeforce&redirect_uri=https%3A%2F%2Fevil.test", "redirect_uri must match configuration")]
    public async Task Wrong_clients_and_redirects_are_shown_and_not_redirected(string path, string description)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await org.GetAsync(path);
        Assert.Equal(400, answer.Status);
        Assert.Contains("error_description=" + Uri.EscapeDataString(description), answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Strict, "invalid_request", "missing required code challenge")]
    [InlineData(Strict + "&code_challenge=short", "invalid_request", "invalid code challenge")]
    [InlineData(Strict + "&scope=web", "invalid_scope", "the requested scope is invalid, unknown, or malformed")]
    [InlineData(Default + "magic", "unsupported_response_type", "response type not supported")]
    [InlineData(Default + "code&immediate=true", "immediate_unsuccessful", "immediate authentication was unsuccessful")]
    public async Task Other_errors_go_to_the_redirect_with_the_state(string path, string error, string description)
    {
        await using var org = await OAuthOrg.StartAsync();
        var parameters = WebServerFlow.Parameters(new Uri(await new WebServerFlow(org).RedirectAsync(path + "&state=x")));
        Assert.Equal((error, description, "x"), (parameters["error"], parameters["error_description"], parameters["state"]));
    }

    [Fact]
    public async Task A_denied_app_hears_so_and_an_approved_one_is_not_asked_again()
    {
        await using var org = await OAuthOrg.StartAsync();
        var flow = new WebServerFlow(org);
        var path = Strict + "&code_challenge=" + WebServerFlow.Challenge;
        Assert.Equal("access_denied", WebServerFlow.Parameters(await flow.AllowAsync(path, button: "cancel"))["error"]);
        Assert.Contains("code", WebServerFlow.Parameters(await flow.AllowAsync(path)));
        Assert.StartsWith("https://client.test/cb?code=", await flow.RedirectAsync(await flow.RedirectAsync(path)), StringComparison.Ordinal);
        Assert.Contains("code=", await flow.RedirectAsync(path + "&immediate=true"), StringComparison.Ordinal);
        Assert.Equal(200, (await org.GetAsync(await flow.RedirectAsync(path + "&prompt=consent"))).Status);
    }

    [Fact]
    public async Task The_consent_form_of_another_site_is_refused()
    {
        await using var org = await OAuthOrg.StartAsync();
        var flow = new WebServerFlow(org);
        var consent = await flow.LogInAsync(await flow.RedirectAsync(Strict + "&code_challenge=" + WebServerFlow.Challenge), "admin@fakeforce.test", "fakeforce");
        Assert.Equal(403, (await org.PostAsync(consent, "save=1")).Status);
    }

    [Fact]
    public async Task A_wrong_password_shows_the_page_again_with_its_text()
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await org.PostAsync("/", "username=%3Cb%3E&pw=x&startURL=%2Fx");
        Assert.Equal(200, answer.Status);
        Assert.Contains("Please check your username and password.", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.test", "/")]
    [InlineData("//evil.test", "/")]
    [InlineData("/\\evil.test", "/")]
    [InlineData("/setup/connect", "/setup/connect")]
    public async Task Logging_in_leads_nowhere_but_to_this_server(string start, string location)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await org.PostAsync("/", "username=admin%40fakeforce.test&pw=fakeforce&startURL=" + Uri.EscapeDataString(start));
        Assert.Equal((302, location), (answer.Status, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task The_user_agent_flow_puts_tokens_into_the_fragment()
    {
        await using var org = await OAuthOrg.StartAsync();
        var redirect = await new WebServerFlow(org).AllowAsync(Default + "token&state=y");
        Assert.Empty(redirect.Query);
        var parameters = WebServerFlow.Parameters(redirect);
        Assert.Equal(("y", "Bearer", org.Address), (parameters["state"], parameters["token_type"], parameters["instance_url"]));
        Assert.DoesNotContain("refresh_token", parameters.Keys);
        Assert.Equal(200, (await org.GetAsync("/services/data/v66.0/limits", ("Authorization", "Bearer " + parameters["access_token"]))).Status);
    }

    [Fact]
    public async Task An_app_for_named_users_lets_in_nobody_else()
    {
        await using var org = await OAuthOrg.StartAsync();
        const string Path = "/services/oauth2/authorize?response_type=code&client_id=admins&redirect_uri=https%3A%2F%2Fclient.test%2Fcb";
        Assert.Equal("invalid_app_access", WebServerFlow.Parameters(await new WebServerFlow(org).AllowAsync(Path, "ann@x.test", "pw"))["error"]);
    }

    [Fact]
    public async Task The_id_token_is_signed_by_the_published_key_and_repeats_the_nonce()
    {
        await using var org = await OAuthOrg.StartAsync();
        var code = WebServerFlow.Parameters(await new WebServerFlow(org).AllowAsync(Default + "code&scope=openid%20api&nonce=n1"))["code"];
        var parts = (await ExchangeAsync(org, "fakeforce", code, "http://localhost:9/cb")).Json.GetProperty("id_token").GetString()!.Split('.');
        var jwk = (await org.GetAsync("/id/keys")).Json.GetProperty("keys")[0];
        using var key = RSA.Create(new RSAParameters { Modulus = Base64Url.DecodeFromChars(jwk.GetProperty("n").GetString()), Exponent = Base64Url.DecodeFromChars(jwk.GetProperty("e").GetString()) });
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        Assert.Equal(("n1", "fakeforce", org.Address), (claims.GetProperty("nonce").GetString(), claims.GetProperty("aud").GetString(), claims.GetProperty("iss").GetString()));
        Assert.Equal(120, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task A_user_connects_a_device_on_its_page()
    {
        await using var org = await OAuthOrg.StartAsync();
        var start = (await org.TokenAsync("response_type=device_code&client_id=fakeforce")).Json;
        var flow = new WebServerFlow(org);
        var page = await org.GetAsync(await flow.LogInAsync(await flow.RedirectAsync("/setup/connect?user_code=" + start.GetProperty("user_code").GetString()), "admin@fakeforce.test", "fakeforce"));
        Assert.Contains(start.GetProperty("user_code").GetString()!, page.Body, StringComparison.Ordinal);
        var token = System.Text.RegularExpressions.Regex.Match(page.Body, "_CONFIRMATIONTOKEN\" value=\"([^\"]+)").Groups[1].Value;
        Assert.Contains("invalid or has expired", (await org.PostAsync("/setup/connect", $"_CONFIRMATIONTOKEN={token}&user_code=NOTACODE&save=1")).Body, StringComparison.Ordinal);
        Assert.Contains("is connected", (await org.PostAsync("/setup/connect", $"_CONFIRMATIONTOKEN={token}&user_code={start.GetProperty("user_code").GetString()}&save=1")).Body, StringComparison.Ordinal);
        await TokenTests.WorksAsync(org, await org.TokenAsync("grant_type=device&client_id=fakeforce&code=" + start.GetProperty("device_code").GetString()));
    }

    internal static Task<Answer> ExchangeAsync(OAuthOrg org, string client, string code, string redirect, string more = "") =>
        org.TokenAsync($"grant_type=authorization_code&client_id={client}&code={code}&redirect_uri={Uri.EscapeDataString(redirect)}{more}");

    private static string? Description(Answer answer) => answer.Json.GetProperty("error_description").GetString();
}
