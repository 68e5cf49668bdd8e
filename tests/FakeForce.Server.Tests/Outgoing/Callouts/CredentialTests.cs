using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace FakeForce.Server.Tests.Outgoing.Callouts;

/// <summary>Named and external credentials: metadata types NamedCredential and ExternalCredential, with the secrets beside them.</summary>
public sealed class CredentialTests
{
    private const string Principal = """{"parameterName":"Main","parameterType":"NamedPrincipal"}""";

    [Fact]
    public async Task The_path_behind_the_name_is_added_to_the_credentials_address()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(Definitions(peer, "/api/v1", "NoAuthentication", "", ""));
        foreach (var path in new[] { "", "/orders?x=1", "?y=2" }) await org.CallOutAsync($$"""{"endpoint":"callout:ERP{{path}}"}""");
        Assert.Equal(["/api/v1", "/api/v1/orders?x=1", "/api/v1?y=2"], peer.Requests.Select(asked => asked.Path));
        Assert.All(peer.Requests, asked => Assert.Null(asked["Authorization"]));
    }

    [Fact]
    public async Task Basic_sends_name_and_password()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(Definitions(peer, "", "Basic", Principal, """{"principalName":"Main","credentials":{"username":"me","password":"p:w"}}"""));
        await org.CallOutAsync("""{"endpoint":"callout:ERP"}""");
        Assert.Equal("Basic " + Convert.ToBase64String("me:p:w"u8), Assert.Single(peer.Requests)["Authorization"]);
    }

    [Fact]
    public async Task Custom_headers_are_formulas_over_the_principals_secrets()
    {
        await using var peer = await Peer.StartAsync();
        var parameters = Principal + """,{"parameterName":"X-Key","parameterType":"AuthHeader","parameterValue":"{!$Credential.EC.ApiKey}","sequenceNumber":1},{"parameterName":"Authorization","parameterType":"AuthHeader","parameterValue":"{!'Basic ' & BASE64ENCODE(BLOB($Credential.EC.ApiKey & ':x'))}"},{"parameterName":"X-User","parameterType":"AuthHeader","parameterValue":"for {!$User.Username}"}""";
        await using var org = await CalloutOrg.StartAsync(Definitions(peer, "", "Custom", parameters, """{"principalName":"Main","credentials":{"ApiKey":"s3cret"}}""", """{"parameterName":"X-Named","parameterType":"HttpHeader","parameterValue":"n"}"""));
        await org.CallOutAsync("""{"endpoint":"callout:ERP"}""");
        var asked = Assert.Single(peer.Requests);
        Assert.Equal(("s3cret", "Basic " + Convert.ToBase64String("s3cret:x"u8), "for admin@fakeforce.test", "n"), (asked["X-Key"], asked["Authorization"], asked["X-User"], asked["X-Named"]));
    }

    [Theory]
    [InlineData("ClientCredentialsClientSecret")]
    [InlineData("ClientCredentialsClientSecretBasic")]
    public async Task Client_credentials_fetch_a_token_once_and_again_when_it_has_run_out(string variant)
    {
        var issued = 0;
        await using var peer = await Peer.StartAsync((context, asked) => Peer.Json(200, asked.Path == "/token" ? $$"""{"access_token":"T{{++issued}}","token_type":"Bearer","expires_in":600}""" : "{}")(context, asked));
        await using var org = await CalloutOrg.StartAsync(OAuth(peer, variant));
        await org.CallOutAsync("""{"steps":[{"endpoint":"callout:ERP/a"},{"endpoint":"callout:ERP/b"}]}""");
        await org.SendAsync("POST", "/_fakeforce/clock/advance", """{"by":"PT11M"}""");
        var run = await org.CallOutAsync("""{"endpoint":"callout:ERP/c"}""");
        Assert.Equal(["/token", "/a", "/b", "/token", "/c"], peer.Requests.Select(asked => asked.Path));
        Assert.Equal(["Bearer T1", "Bearer T1", "Bearer T2"], peer.Requests.Where(asked => asked.Path != "/token").Select(asked => asked["Authorization"]));
        // Fetching a token is Salesforce's own business.
        Assert.Equal(1, run.Used("callouts"));
        var (form, sent) = (QueryHelpers.ParseQuery(peer.Requests.First().Body), peer.Requests.First()["Authorization"]);
        Assert.Equal(("client_credentials", "read write"), (form["grant_type"].ToString(), form["scope"].ToString()));
        var inHeader = "Basic " + Convert.ToBase64String("app:s+&"u8);
        Assert.Equal(variant.EndsWith("Basic", StringComparison.Ordinal) ? (inHeader, "", "") : (null, "app", "s+&"), (sent, form.GetValueOrDefault("client_id").ToString(), form.GetValueOrDefault("client_secret").ToString()));
    }

    [Fact]
    public async Task A_token_that_the_service_refuses_is_fetched_anew_once()
    {
        var issued = 0;
        await using var peer = await Peer.StartAsync((context, asked) => asked.Path == "/token" ? Peer.Json(200, $$"""{"access_token":"T{{++issued}}"}""")(context, asked)
            : Peer.Json(asked["Authorization"] == "Bearer T2" ? 200 : 401, "{}")(context, asked));
        await using var org = await CalloutOrg.StartAsync(OAuth(peer, "ClientCredentialsClientSecret"));
        Assert.Equal(200, (await org.CallOutAsync("""{"endpoint":"callout:ERP/a"}""")).Response().GetProperty("statusCode").GetInt32());
        Assert.Equal(["/token", "/a", "/token", "/a"], peer.Requests.Select(asked => asked.Path));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client","error_description":"invalid client credentials"}""", "Error: invalid_client. Error description: invalid client credentials.")]
    [InlineData(200, "<html>", "Error: . Error description: .")]
    [InlineData(200, "[]", "Error: . Error description: .")]
    [InlineData(500, "", "Error: . Error description: .")]
    public async Task A_token_that_is_not_to_be_had_is_what_the_code_sees(int status, string json, string text)
    {
        await using var peer = await Peer.StartAsync(Peer.Json(status, json));
        await using var org = await CalloutOrg.StartAsync(OAuth(peer, "ClientCredentialsClientSecret"));
        Assert.Equal("System.UnexpectedException: Unable to fetch the OAuth token. " + text, (await org.CallOutAsync("""{"endpoint":"callout:ERP/a"}""")).Exception());
        Assert.DoesNotContain(peer.Requests, asked => asked.Path == "/a");
    }

    [Theory]
    [InlineData("Jwt")]
    [InlineData("Oauth")]
    public async Task Tokens_are_signed_with_the_credentials_certificate(string protocol)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.Parse("2020-01-01T00:00:00Z", null), DateTimeOffset.Parse("2100-01-01T00:00:00Z", null));
        var pem = JsonSerializer.Serialize(certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        await using var peer = await Peer.StartAsync(Peer.Json(200, """{"access_token":"T"}"""));
        var parameters = Principal + """,{"parameterName":"iss","parameterType":"JwtBodyClaim","parameterValue":"me"},{"parameterName":"sub","parameterType":"JwtBodyClaim","parameterValue":"{!$User.Username}"},{"parameterName":"kid","parameterType":"JwtHeaderClaim","parameterValue":"k1"},{"parameterName":"Key","parameterType":"SigningCertificate","certificate":"Key"}"""
            + (protocol == "Oauth" ? $$""",{"parameterName":"Oauth","parameterType":"AuthProtocolVariant","parameterValue":"JwtBearer"},{"parameterName":"Url","parameterType":"AuthProviderUrl","parameterValue":"{{peer.Address}}/token"}""" : "");
        await using var org = await CalloutOrg.StartAsync(Definitions(peer, "", protocol, parameters, """{"principalName":"Main"}""", more: $$""","certificates":[{"fullName":"Key","pem":{{pem}}}]"""));
        await org.CallOutAsync("""{"endpoint":"callout:ERP/a"}""");
        var token = protocol == "Jwt" ? peer.Requests.Single()["Authorization"]!["Bearer ".Length..] : QueryHelpers.ParseQuery(peer.Requests.First().Body)["assertion"].ToString();
        var parts = token.Split('.');
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var (head, body) = (JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[0])).RootElement, JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[1])).RootElement);
        Assert.Equal(("RS256", "k1"), (head.GetProperty("alg").GetString(), head.GetProperty("kid").GetString()));
        Assert.Equal(("me", "admin@fakeforce.test"), (body.GetProperty("iss").GetString(), body.GetProperty("sub").GetString()));
        Assert.Equal(120, body.GetProperty("exp").GetInt64() - body.GetProperty("iat").GetInt64());
        if (protocol == "Oauth") Assert.Equal("Bearer T", peer.Requests.Last()["Authorization"]);
    }

    [Fact]
    public async Task Each_user_has_a_principal_of_its_own_and_who_has_none_is_refused()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(Definitions(peer, "", "Basic", """{"parameterName":"Own","parameterType":"PerUserPrincipal"}""",
            """{"principalName":"Own","user":"ann@x.test","credentials":{"username":"ann","password":"a"}},{"principalName":"Own","user":"bob@x.test","credentials":{"username":"bob","password":"b"}}""",
            more: ""","users":[{"username":"ann@x.test"},{"username":"bob@x.test"}]"""));
        await org.CallOutAsync("""{"endpoint":"callout:ERP","user":"ann@x.test"}""");
        await org.CallOutAsync("""{"endpoint":"callout:ERP","user":"bob@x.test"}""");
        Assert.Equal(["ann:a", "bob:b"], peer.Requests.Select(asked => Encoding.UTF8.GetString(Convert.FromBase64String(asked["Authorization"]![6..]))));
        Assert.Equal("System.CalloutException: We couldn't access the credential(s). You might not have the required permissions, or the external credential \"EC\" might not exist.", (await org.CallOutAsync("""{"endpoint":"callout:ERP"}""")).Exception());
    }

    [Fact]
    public async Task A_named_principal_is_for_those_who_may_use_it()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync(Definitions(peer, "", "Basic", Principal, """{"principalName":"Main","users":["ann@x.test"],"credentials":{"username":"u","password":"p"}}""", more: ""","users":[{"username":"ann@x.test"}]"""));
        Assert.Equal(200, (await org.CallOutAsync("""{"endpoint":"callout:ERP","user":"ann@x.test"}""")).Response().GetProperty("statusCode").GetInt32());
        Assert.StartsWith("System.CalloutException: We couldn't access the credential(s).", (await org.CallOutAsync("""{"endpoint":"callout:ERP"}""")).Exception(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Legacy_credentials_send_name_and_password_and_fill_merge_fields_if_they_may()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await CalloutOrg.StartAsync($$"""
            {"namedCredentials":[{"fullName":"ERP","namedCredentialType":"Legacy","endpoint":"{{peer.Address}}","protocol":"Password","principalType":"NamedUser","username":"u<","password":"p","allowMergeFieldsInBody":true,"allowMergeFieldsInHeader":true},
            {"fullName":"Plain","endpoint":"{{peer.Address}}","protocol":"Password","principalType":"NamedUser","username":"u","password":"p","generateAuthorizationHeader":false}]}
            """);
        var order = """{"method":"POST","endpoint":"callout:ERP","headers":{"X-User":"{!$Credential.Username}"},"body":"<u>{!HTMLENCODE($Credential.Username)}</u>"}""";
        await org.CallOutAsync(order);
        await org.CallOutAsync(order.Replace("callout:ERP", "callout:Plain", StringComparison.Ordinal));
        var (first, second) = (peer.Requests.First(), peer.Requests.Last());
        Assert.Equal(("Basic " + Convert.ToBase64String("u<:p"u8), "u<", "<u>u&lt;</u>"), (first["Authorization"], first["X-User"], first.Body));
        Assert.Equal((null, "{!$Credential.Username}", "<u>{!HTMLENCODE($Credential.Username)}</u>"), (second["Authorization"], second["X-User"], second.Body));
    }

    [Fact]
    public async Task A_disabled_credential_is_as_if_it_were_not_there()
    {
        await using var org = await CalloutOrg.StartAsync("""{"namedCredentials":[{"fullName":"ERP","endpoint":"http://peer.test","calloutStatus":"Disabled"}]}""");
        Assert.EndsWith("the named credential \"ERP\" might not exist.", (await org.CallOutAsync("""{"endpoint":"callout:ERP/x"}""")).Exception(), StringComparison.Ordinal);
    }

    private static string OAuth(Peer peer, string variant) => Definitions(peer, "", "Oauth",
        Principal + $$""",{"parameterName":"Oauth","parameterType":"AuthProtocolVariant","parameterValue":"{{variant}}"},{"parameterName":"Url","parameterType":"AuthProviderUrl","parameterValue":"{{peer.Address}}/token"},{"parameterName":"Scope","parameterType":"AuthParameter","parameterValue":"read write"}""",
        """{"principalName":"Main","credentials":{"clientId":"app","clientSecret":"s+&"}}""");

    private static string Definitions(Peer peer, string path, string protocol, string parameters, string principals, string headers = "", string more = "") => $$"""
        {"namedCredentials":[{"fullName":"ERP","label":"ERP","namedCredentialType":"SecuredEndpoint","namedCredentialParameters":[
          {"parameterName":"Url","parameterType":"Url","parameterValue":"{{peer.Address}}{{path}}"},{"parameterName":"EC","parameterType":"Authentication","externalCredential":"EC"}{{(headers.Length > 0 ? "," : "")}}{{headers}}]}],
         "externalCredentials":[{"fullName":"EC","label":"EC","authenticationProtocol":"{{protocol}}","externalCredentialParameters":[{{parameters}}],"principals":[{{principals}}]}]{{more}}}
        """;
}
