using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FakeForce.Server.Tests.OAuth;

namespace FakeForce.Server.Tests.Soap;

public sealed class SoapLoginTests
{
    /// <summary>Envelopes as real clients write them; {0} is the user name and {1} the password.</summary>
    public static TheoryData<string, string> Clients => new()
    {
        { "jsforce", """<se:Envelope xmlns:se="http://schemas.xmlsoap.org/soap/envelope/"><se:Header/><se:Body><login xmlns="urn:partner.soap.sforce.com"><username>{0}</username><password>{1}</password></login></se:Body></se:Envelope>""" },
        { "simple-salesforce", """<?xml version="1.0" encoding="utf-8" ?><env:Envelope xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:env="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:partner.soap.sforce.com"><env:Header><urn:CallOptions><urn:client>x</urn:client></urn:CallOptions></env:Header><env:Body><n1:login xmlns:n1="urn:partner.soap.sforce.com"><n1:username>{0}</n1:username><n1:password>{1}</n1:password></n1:login></env:Body></env:Envelope>""" },
        { "zeep", """<?xml version='1.0' encoding='utf-8'?><soap-env:Envelope xmlns:soap-env='http://schemas.xmlsoap.org/soap/envelope/'><soap-env:Body><ns0:login xmlns:ns0='urn:partner.soap.sforce.com'><ns0:username>{0}</ns0:username><ns0:password>{1}</ns0:password></ns0:login></soap-env:Body></soap-env:Envelope>""" },
        { "php", "\n" + """ <?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="urn:partner.soap.sforce.com"><SOAP-ENV:Body><ns1:login><ns1:username><![CDATA[{0}]]></ns1:username><ns1:password>{1}</ns1:password></ns1:login></SOAP-ENV:Body></SOAP-ENV:Envelope>""" },
    };

    private const string Plain = """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><login xmlns="urn:partner.soap.sforce.com"><username>{0}</username><password>{1}</password></login></e:Body></e:Envelope>""";

    [Theory, MemberData(nameof(Clients))]
    public async Task Every_client_logs_in_and_its_session_works(string client, string envelope)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await LogInAsync(org, envelope, "admin@fakeforce.test", "fakeforce");
        Assert.True(answer.Status == 200, client + answer.Body);
        Assert.Equal("text/xml; charset=UTF-8", answer.ContentHeaders.ContentType!.ToString());
        var session = Element(answer, "sessionId");
        Assert.Equal(200, (await org.GetAsync("/services/data/v66.0/limits", ("Authorization", "Bearer " + session))).Status);
    }

    /// <summary>Bytes as an org of API 42 answered them, but for its own values.</summary>
    [Fact]
    public async Task The_answer_is_a_line_with_the_prefixes_and_the_order_of_the_wsdl()
    {
        await using var org = await OAuthOrg.StartAsync();
        var body = (await LogInAsync(org, Plain, "admin@fakeforce.test", "fakeforce", "/services/Soap/u/42.0")).Body;
        var id = org.Org.Org.Id;
        Assert.StartsWith("""<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><loginResponse><result><metadataServerUrl>"""
            + $"{org.Address}/services/Soap/m/42.0/{id.ToShortString()}</metadataServerUrl><passwordExpired>false</passwordExpired><sandbox>false</sandbox><serverUrl>{org.Address}/services/Soap/u/42.0/{id.ToShortString()}</serverUrl><sessionId>{id.ToShortString()}!", body, StringComparison.Ordinal);
        Assert.EndsWith("</userInfo></result></loginResponse></soapenv:Body></soapenv:Envelope>", body, StringComparison.Ordinal);
        Assert.Contains("""<roleId xsi:nil="true"/><sessionSecondsValid>7200</sessionSecondsValid><userDefaultCurrencyIsoCode xsi:nil="true"/>""", body, StringComparison.Ordinal);
        Assert.Contains("<userType>Standard</userType><userUiSkin>Theme3</userUiSkin></userInfo>", body, StringComparison.Ordinal);
    }

    /// <summary>userInfo's elements by version (getUserInfoResult, "Available in API …"); old WSDL clients refuse newer ones.</summary>
    [Theory]
    [InlineData("60.0", "accessibilityMode chatterExternal currencySymbol orgAttachmentFileSizeLimit orgDefaultCurrencyIsoCode orgDefaultCurrencyLocale orgDisallowHtmlAttachments orgHasPersonAccounts organizationId organizationMultiCurrency organizationName profileId roleId sessionSecondsValid userDefaultCurrencyIsoCode userEmail userFullName userId userLanguage userLocale userName userTimeZone userType userUiSkin")]
    [InlineData("27.0", "accessibilityMode currencySymbol orgAttachmentFileSizeLimit orgDefaultCurrencyIsoCode orgDefaultCurrencyLocale orgDisallowHtmlAttachments orgHasPersonAccounts organizationId organizationMultiCurrency organizationName profileId roleId sessionSecondsValid userDefaultCurrencyIsoCode userEmail userFullName userId userLanguage userLocale userName userTimeZone userType userUiSkin")]
    public async Task Userinfo_has_what_the_version_had(string version, string elements)
    {
        await using var org = await OAuthOrg.StartAsync();
        var body = (await LogInAsync(org, Plain, "admin@fakeforce.test", "fakeforce", $"/services/Soap/u/{version}/")).Body;
        var info = Regex.Match(body, "<userInfo>(.*)</userInfo>").Groups[1].Value;
        Assert.Equal(elements, string.Join(' ', Regex.Matches(info, "<([a-zA-Z]+)").Select(match => match.Groups[1].Value)));
    }

    [Theory]
    [InlineData("admin@fakeforce.test", "wrong", "INVALID_LOGIN", "Invalid username, password, security token; or user locked out.")]
    [InlineData("nobody@x.test", "x", "INVALID_LOGIN", "Invalid username, password, security token; or user locked out.")]
    [InlineData("gone@x.test", "pw", "INVALID_LOGIN", "Invalid username, password, security token; or user locked out.")]
    [InlineData("frozen@x.test", "pw", "INVALID_LOGIN", "Invalid username, password, security token; or user locked out.")]
    [InlineData("ann@x.test", "pw", "LOGIN_MUST_USE_SECURITY_TOKEN", "Invalid username, password, security token; or user locked out. Are you at a new location? When accessing Salesforce--either via a desktop client or the API--from outside of your company’s trusted networks, you must add a security token to your password to log in. To get your new security token, log in to Salesforce. From your personal settings, enter Reset My Security Token in the Quick Find box, then select Reset My Security Token.")]
    [InlineData("chatter@x.test", "pw", "API_CURRENTLY_DISABLED", "API is disabled for this User")]
    public async Task A_refused_login_is_a_fault_of_its_kind(string username, string password, string code, string message)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await LogInAsync(org, Plain, username, password);
        Assert.Equal(500, answer.Status);
        Assert.Equal("""<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><soapenv:Fault><faultcode>sf:"""
            + $"{code}</faultcode><faultstring>{code}: {message}</faultstring><detail><sf:LoginFault xsi:type=\"sf:LoginFault\"><sf:exceptionCode>{code}</sf:exceptionCode><sf:exceptionMessage>{message}</sf:exceptionMessage></sf:LoginFault></detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>", answer.Body);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_out_until_the_clock_says_otherwise()
    {
        await using var org = await OAuthOrg.StartAsync();
        for (var i = 0; i < 10; i++) await LogInAsync(org, Plain, "admin@fakeforce.test", "wrong");
        Assert.Contains("<faultcode>sf:PASSWORD_LOCKOUT</faultcode>", (await LogInAsync(org, Plain, "admin@fakeforce.test", "fakeforce")).Body, StringComparison.Ordinal);
        org.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(200, (await LogInAsync(org, Plain, "admin@fakeforce.test", "fakeforce")).Status);
    }

    [Theory]
    [InlineData("/services/Soap/u/64.0", 200)]
    [InlineData("/services/Soap/u/64.0/00DFF0000000001", 200)]
    [InlineData("/services/Soap/c/57.0/00DFF0000000001/0DF000000000001", 200)]
    [InlineData("/services/Soap/u/65.0", 500)]
    [InlineData("/services/Soap/u/99.0", 500)]
    [InlineData("/services/Soap/u/42", 500)]
    [InlineData("/services/Soap/u", 500)]
    public async Task Login_exists_up_to_version_64(string path, int status)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await LogInAsync(org, Plain, "admin@fakeforce.test", "fakeforce", path);
        Assert.Equal(status, answer.Status);
        if (status == 500) Assert.Contains("<faultcode>sf:UNSUPPORTED_API_VERSION</faultcode>", answer.Body, StringComparison.Ordinal);
        if (path.Contains("/c/", StringComparison.Ordinal)) Assert.Contains("xmlns=\"urn:enterprise.soap.sforce.com\"", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not xml", "UNKNOWN_EXCEPTION")]
    [InlineData("<a/>", "UNKNOWN_EXCEPTION")]
    [InlineData("""<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body/></e:Envelope>""", "UNKNOWN_EXCEPTION")]
    [InlineData("""<!DOCTYPE a [<!ENTITY x "y">]><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><login/></e:Body></e:Envelope>""", "UNKNOWN_EXCEPTION")]
    [InlineData("""<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><login/></e:Body></e:Envelope>""", "INVALID_LOGIN")]
    [InlineData("""<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><logout/></e:Body></e:Envelope>""", "INVALID_SESSION_ID")]
    public async Task A_malformed_request_is_a_fault(string envelope, string code)
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await SendAsync(org, envelope, "/services/Soap/u/57.0");
        Assert.Equal(500, answer.Status);
        Assert.Contains($"<faultcode>sf:{code}</faultcode>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_larger_than_ten_kilobytes_or_nested_too_deeply_is_refused()
    {
        await using var org = await OAuthOrg.StartAsync();
        var large = await LogInAsync(org, Plain, "admin@fakeforce.test", new string('x', 11_000));
        Assert.Contains("sf:EXCEEDED_MAX_SIZE_REQUEST", large.Body, StringComparison.Ordinal);
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        Assert.Contains("nested too deeply", (await SendAsync(org, """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>""" + deep, "/services/Soap/u/57.0")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_SOAPAction_is_refused()
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await SendAsync(org, Plain, "/services/Soap/u/57.0", action: null);
        Assert.Contains("<faultcode>soapenv:Client</faultcode><faultstring>SOAPAction HTTP header missing</faultstring>", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logout_ends_the_session()
    {
        await using var org = await OAuthOrg.StartAsync();
        var session = Element(await LogInAsync(org, Plain, "admin@fakeforce.test", "fakeforce"), "sessionId");
        var envelope = $"""<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><p:SessionHeader xmlns:p="urn:partner.soap.sforce.com"><p:sessionId>{session}</p:sessionId></p:SessionHeader></e:Header><e:Body><p:logout xmlns:p="urn:partner.soap.sforce.com"/></e:Body></e:Envelope>""";
        var answer = await SendAsync(org, envelope, "/services/Soap/u/57.0/00DFF0000000001");
        Assert.Equal(200, answer.Status);
        Assert.Contains("<soapenv:Body><logoutResponse/></soapenv:Body>", answer.Body, StringComparison.Ordinal);
        Assert.Equal(401, (await org.GetAsync("/services/data/v66.0/limits", ("Authorization", "Bearer " + session))).Status);
        Assert.Matches("<faultcode>[a-zA-Z]+:INVALID_SESSION_ID</faultcode>", (await SendAsync(org, envelope, "/services/Soap/u/57.0")).Body);
    }

    [Fact]
    public async Task Another_operation_says_that_it_is_not_supported()
    {
        await using var org = await OAuthOrg.StartAsync();
        var answer = await SendAsync(org, """<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><query xmlns="urn:partner.soap.sforce.com"/></e:Body></e:Envelope>""", "/services/Soap/u/57.0");
        Assert.Equal((500, "SOAP operation query"), (answer.Status, answer.Headers.GetValues("X-FakeForce-Unsupported").Single()));
        Assert.Contains("FakeForce does not support the SOAP operation query yet", answer.Body, StringComparison.Ordinal);
    }

    private static Task<Answer> LogInAsync(OAuthOrg org, string envelope, string username, string password, string path = "/services/Soap/u/50.0") =>
        SendAsync(org, envelope.Replace("{0}", username, StringComparison.Ordinal).Replace("{1}", password, StringComparison.Ordinal), path);

    private static async Task<Answer> SendAsync(OAuthOrg org, string envelope, string path, string? action = "\"\"")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(envelope, Encoding.UTF8, "text/xml") };
        if (action is not null) request.Headers.TryAddWithoutValidation("SOAPAction", action);
        using var response = await org.Browser.SendAsync(request, Server.Ending);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending), response.Headers, response.Content.Headers);
    }

    private static string Element(Answer answer, string name) => WebUtility.HtmlDecode(Regex.Match(answer.Body, $"<{name}>([^<]*)</{name}>").Groups[1].Value);
}
