namespace FakeForce.Server.Tests.OAuth;

/// <summary>Requests to the token endpoint that are refused: status, error and description of each (Help, "OAuth 2.0 Authorization Errors", and answers of live orgs).</summary>
public sealed class TokenErrorTests
{
    private const string JwtGrant = "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=";

    public static TheoryData<string, string, string> Refused => new()
    {
        { "", "invalid_request", "missing required parameter: grant_type" },
        { "grant_type=magic", "unsupported_grant_type", "grant type not supported" },
        { "grant_type=password&username=a", "invalid_request", "missing required parameter: password" },
        { "grant_type=password&username=a&password=b", "invalid_request", "missing required parameter: client_id" },
        { "grant_type=password&username=a&password=b&client_id=nobody", "invalid_client_id", "client identifier invalid" },
        { "grant_type=password&username=a&password=b&client_id=fakeforce&client_secret=no", "invalid_client", "invalid client credentials" },
        { "grant_type=password&username=a&password=b&client_id=fakeforce", "invalid_client", "invalid client credentials" },
        { "grant_type=password&username=a&password=b&client_id=fakeforce&client_secret=fakeforce", "invalid_grant", "authentication failure" },
        { "grant_type=password&username=ann%40x.test&password=pw&client_id=fakeforce&client_secret=fakeforce", "invalid_grant", "authentication failure" },
        { "grant_type=password&username=gone%40x.test&password=pw&client_id=fakeforce&client_secret=fakeforce", "invalid_grant", "authentication failure" },
        { "grant_type=password&username=frozen%40x.test&password=pw&client_id=fakeforce&client_secret=fakeforce", "invalid_grant", "authentication failure" },
        { "grant_type=authorization_code&client_id=fakeforce&redirect_uri=x&code=nothing", "invalid_grant", "invalid authorization code" },
        { "grant_type=authorization_code&client_id=fakeforce&code=nothing", "redirect_uri_missing", "redirect_uri not provided" },
        { "grant_type=authorization_code&client_id=fakeforce&redirect_uri=x", "invalid_request", "missing required parameter: code" },
        { "grant_type=refresh_token&client_id=fakeforce&refresh_token=5Aep861nothing", "invalid_grant", "expired access/refresh token" },
        { "grant_type=refresh_token&client_id=strict&refresh_token=5Aep861nothing", "invalid_client", "invalid client credentials" },
        { "grant_type=client_credentials&client_id=strict&client_secret=s3cret", "invalid_grant", "client credentials flow not enabled" },
        { "grant_type=client_credentials&client_id=norunas&client_secret=x", "invalid_grant", "no client credentials user enabled" },
        { "grant_type=client_credentials&client_id=machine&client_secret=x&scope=wave_api", "invalid_grant", "no valid scopes defined" },
        { "grant_type=assertion&assertion=x&assertion_type=y", "invalid_assertion_type", "specified assertion type is not supported" },
        { "grant_type=device&client_id=fakeforce&code=nothing", "invalid_grant", "invalid authorization code" },
        { "response_type=device_code&client_id=fakeforce&scope=everything", "invalid_scope", "the requested scope is invalid, unknown, or malformed" },
        { JwtGrant + "notajwt", "invalid_grant", "invalid assertion" },
        { "grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer&assertion=bm90eG1s", "invalid_grant", "invalid assertion" },
        { "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&client_id=jwt&subject_token=x&subject_token_type=urn:ietf:params:oauth:token-type:access_token", "invalid_grant", "expired access/refresh token" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task A_wrong_request_gets_its_error(string form, string error, string description)
    {
        await using var org = await OAuthOrg.StartAsync();
        Equal(await org.TokenAsync(form), error, description);
    }

    /// <summary>Claims, header, then what comes of it.</summary>
    public static TheoryData<string, string, string> RefusedAssertions => new()
    {
        { """{"iss":"jwt","sub":"admin@fakeforce.test","aud":"https://example.test","exp":{soon}}""", "invalid_grant", "audience is invalid" },
        { """{"iss":"jwt","sub":"admin@fakeforce.test","exp":{soon}}""", "invalid_grant", "audience is invalid" },
        { """{"iss":"jwt","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{past}}""", "invalid_grant", "invalid assertion" },
        { """{"iss":"jwt","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com"}""", "invalid_grant", "invalid assertion" },
        { """{"iss":"jwt","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":"soon"}""", "invalid_grant", "invalid assertion" },
        { """{"iss":"jwt","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{soon},"nbf":{later}}""", "invalid_grant", "invalid assertion" },
        { """{"iss":"nobody","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{soon}}""", "invalid_grant", "invalid assertion" },
        { """{"iss":"jwt","sub":"nobody@x.test","aud":"https://login.salesforce.com","exp":{soon}}""", "invalid_grant", "invalid assertion" },
        { """{"iss":"jwt","aud":"https://login.salesforce.com","exp":{soon}}""", "invalid_grant", "invalid assertion" },
        { """{"iss":"strict","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{soon}}""", "invalid_grant", "invalid assertion" },
        { """{"iss":"unapproved","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{soon}}""", "invalid_grant", "user hasn't approved this consumer" },
        { """{"iss":"norefresh","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{soon}}""", "invalid_request", "refresh_token scope is required and the connected app should be installed and preauthorized" },
        { """{"iss":"admins","sub":"ann@x.test","aud":"https://login.salesforce.com","exp":{soon}}""", "invalid_app_access", "user is not admin approved to access this app" },
        { """{"iss":"jwt","sub":"gone@x.test","aud":"https://login.salesforce.com","exp":{soon}}""", "invalid_grant", "inactive user" },
        { """{"iss":"jwt","sub":"frozen@x.test","aud":"https://login.salesforce.com","exp":{soon}}""", "invalid_grant", "user is locked" },
        { """["iss"]""", "invalid_grant", "invalid assertion" },
    };

    [Theory, MemberData(nameof(RefusedAssertions))]
    public async Task A_wrong_assertion_gets_its_error(string claims, string error, string description)
    {
        await using var org = await OAuthOrg.StartAsync();
        Equal(await org.TokenAsync(JwtGrant + org.Jwt(claims)), error, description);
    }

    [Theory]
    [InlineData("""{"alg":"none"}""")]
    [InlineData("""{"alg":"HS256"}""")]
    [InlineData("""{"alg":"rs256"}""")]
    [InlineData("""{}""")]
    public async Task No_algorithm_but_RS256_is_taken(string header)
    {
        await using var org = await OAuthOrg.StartAsync();
        var jwt = org.Jwt("""{"iss":"jwt","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{soon}}""", header);
        Equal(await org.TokenAsync(JwtGrant + jwt), "invalid_grant", "invalid assertion");
        Equal(await org.TokenAsync(JwtGrant + jwt[..(jwt.LastIndexOf('.') + 1)]), "invalid_grant", "invalid assertion");
    }

    [Fact]
    public async Task Another_key_or_a_changed_claim_is_refused()
    {
        await using var org = await OAuthOrg.StartAsync();
        const string Claims = """{"iss":"jwt","sub":"admin@fakeforce.test","aud":"https://login.salesforce.com","exp":{soon}}""";
        using var other = System.Security.Cryptography.RSA.Create(2048);
        Equal(await org.TokenAsync(JwtGrant + org.Jwt(Claims, key: other)), "invalid_grant", "invalid assertion");
        var parts = org.Jwt(Claims.Replace("admin@fakeforce", "ann@x", StringComparison.Ordinal)).Split('.');
        parts[1] = OAuthOrg.Encode(org.Filled(Claims));
        Equal(await org.TokenAsync(JwtGrant + string.Join('.', parts)), "invalid_grant", "invalid assertion");
    }

    private static void Equal(Answer answer, string error, string description)
    {
        Assert.Equal((400, error, description), (answer.Status, answer.Json.GetProperty("error").GetString()!, answer.Json.GetProperty("error_description").GetString()!));
        Assert.Equal("application/json; charset=UTF-8", answer.ContentHeaders.ContentType!.ToString());
    }
}
