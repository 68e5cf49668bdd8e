using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace FakeForce.Server.Tests.Rest;

/// <summary>What is true of every call: methods, media types, formats, encodings, sessions, headers and paths.</summary>
public sealed class WireTests(SharedSampleOrg shared) : IClassFixture<SharedSampleOrg>
{
    private const string OldSession = """[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""";
    private const string NoResource = """[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]""";

    private SampleOrg Org => shared.Org;

    [Theory]
    [InlineData("PUT", "/sobjects/Account", "GET,HEAD,POST")]
    [InlineData("POST", "/sobjects", "GET,HEAD")]
    [InlineData("POST", "/query", "GET,HEAD")]
    [InlineData("POST", "/sobjects/Account/{account}", "DELETE,GET,HEAD,PATCH")]
    [InlineData("PUT", "/sobjects/Account/Ext__c/x", "DELETE,GET,HEAD,PATCH")]
    [InlineData("DELETE", "/limits", "GET,HEAD")]
    [InlineData("POST", "/services/data", "GET,HEAD")]
    public async Task Other_methods_are_405(string method, string path, string allowed) => await Org.ExpectAsync(method, path, "{}", 405,
        $$"""[{"message":"HTTP Method '{{method}}' not allowed. Allowed are {{allowed}}","errorCode":"METHOD_NOT_ALLOWED"}]""");

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/jsonx")]
    public async Task Other_media_types_are_415(string type) => await Org.ExpectAsync("POST", "/sobjects/Account", "{}", 415,
        $$"""[{"message":"Content type specified in HTTP header is unsupported: {{type}}","errorCode":"UNSUPPORTED_MEDIA_TYPE"}]""", ("Content-Type", type));

    [Theory]
    [InlineData("/search/suggestTitleMatches?q=x", "GET /services/data/v66.0/search/suggestTitleMatches")]
    public async Task What_is_not_built_says_so(string path, string unsupported)
    {
        var answer = await Org.SendAsync("GET", path);
        Assert.Equal((404, NoResource), (answer.Status, answer.Body));
        Assert.Equal(unsupported, Assert.Single(answer.Headers.GetValues("X-FakeForce-Unsupported")));
    }

    [Theory]
    [InlineData("Bearer nonsense", 401, OldSession)]
    [InlineData("OAuth 00D000000000000!x", 401, OldSession)]
    [InlineData("Bearer", 401, """[{"message":"INVALID_HEADER_TYPE","errorCode":"INVALID_AUTH_HEADER"}]""")]
    [InlineData("Basic dTpw", 401, """[{"message":"INVALID_HEADER_TYPE","errorCode":"INVALID_AUTH_HEADER"}]""")]
    [InlineData("", 401, OldSession)]
    public async Task Calls_need_a_session(string authorization, int status, string body)
    {
        using var client = Org.Org.Server.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/services/data/v66.0/sobjects");
        if (authorization.Length > 0) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await client.SendAsync(request, Server.Ending);
        Assert.Equal((status, body), ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending)));
    }

    [Fact]
    public async Task The_old_scheme_is_taken()
    {
        using var client = Org.Org.Server.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("OAuth", Org.Org.Client.DefaultRequestHeaders.Authorization!.Parameter);
        using var response = await client.GetAsync("/services/data/v66.0/limits", Server.Ending);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/sobjects/Account/{account}", null, 200)]
    [InlineData("GET", "/sobjects/Account/{gone}", null, 404)]
    [InlineData("GET", "/query?q=x", null, 400)]
    [InlineData("PATCH", "/sobjects/Account/{account}", "{}", 204)]
    [InlineData("POST", "/sobjects/Account", "[", 400)]
    [InlineData("PUT", "/sobjects/Account", "{}", 405)]
    [InlineData("GET", "/search/suggestTitleMatches?q=x", null, 404)]
    [InlineData("GET", "/services/data/v99.0/limits", null, 404)]
    public async Task Every_answer_says_how_many_calls_were_made(string method, string path, string? body, int status)
    {
        var answer = await Org.SendAsync(method, path, body);
        Assert.Equal(status, answer.Status);
        Assert.Matches("^api-usage=[1-9][0-9]*/15000$", Assert.Single(answer.Headers.GetValues("Sforce-Limit-Info")));
    }

    [Fact]
    public async Task An_answer_without_content_has_neither_body_nor_media_type()
    {
        var answer = await Org.SendAsync("PATCH", "/sobjects/Account/{account}", "{}");
        Assert.Equal((204, "", null), (answer.Status, answer.Body, answer.ContentHeaders.ContentType));
    }

    [Theory]
    [InlineData("/sobjects/Account/{account}?fields=Id")]
    [InlineData("/limits/recordCount?sObjects=Account")]
    [InlineData("/sobjects/Account/describe")]
    [InlineData("/query?q=SELECT+Id+FROM+Account")]
    public async Task Head_says_what_get_would(string path)
    {
        var get = await Org.SendAsync("GET", path);
        var head = await Org.SendAsync("HEAD", path);
        Assert.Equal((200, "", get.ContentHeaders.ContentLength, "application/json"), (head.Status, head.Body, head.ContentHeaders.ContentLength, head.ContentHeaders.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/sobjects/Account/{account}?_HttpMethod=PATCH", "{}", 204)]
    [InlineData("/sobjects/Account/{account}?_HttpMethod=GET", null, 200)]
    [InlineData("/sobjects/Account/{account}?_HttpMethod=patch", "{}", 405)]
    [InlineData("/sobjects/Account/{account}?_httpmethod=PATCH", "{}", 405)]
    public async Task Post_may_stand_for_another_method(string path, string? body, int status) => Assert.Equal(status, (await Org.SendAsync("POST", path, body)).Status);

    [Theory]
    [InlineData("/sobjects/Account/{account}/")]
    [InlineData("/SOBJECTS/account/{account}")]
    public async Task Paths_are_taken_as_clients_write_them(string path) => Assert.Equal(200, (await Org.SendAsync("GET", path)).Status);

    [Theory]
    [InlineData("57.0", ".json", 200, "application/json")]
    [InlineData("57.0", ".xml", 200, "application/xml")]
    [InlineData("58.0", ".json", 404, "application/json")]
    public async Task A_suffix_names_the_format_up_to_57(string version, string suffix, int status, string type)
    {
        var answer = await Org.SendAsync("GET", $"/services/data/v{version}/sobjects/Account/{{account}}{suffix}");
        Assert.Equal((status, type), (answer.Status, answer.ContentHeaders.ContentType!.MediaType));
    }

    [Theory]
    [InlineData("/sobjects/Account/{account}?fields=Name,AnnualRevenue,CreatedDate,Phone", "<Account type=\"Account\" url=\"{v}/sobjects/Account/{account}\"><Name>Acme</Name><AnnualRevenue>10.0</AnnualRevenue><CreatedDate>{any}Z</CreatedDate><Phone xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" /><Id>{account}</Id></Account>", 200)]
    [InlineData("/sobjects/Account/{gone}", "<Errors><Error><errorCode>ENTITY_IS_DELETED</errorCode><message>entity is deleted</message></Error></Errors>", 404)]
    [InlineData("/query?q=SELECT+Name+FROM+Line__c", "<QueryResult><totalSize>1</totalSize><done>true</done><records type=\"Line__c\" url=\"{v}/sobjects/Line__c/{line}\"><Name>First</Name></records></QueryResult>", 200)]
    [InlineData("/nothing", "<Errors><Error><errorCode>NOT_FOUND</errorCode><message>The requested resource does not exist</message></Error></Errors>", 404)]
    public async Task Xml_comes_to_those_who_ask(string path, string expected, int status)
    {
        expected = expected.Replace("{any}Z", "{any}", StringComparison.Ordinal);
        await Org.ExpectAsync("GET", path, null, status, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + expected, ("Accept", "application/xml"));
    }

    [Fact]
    public async Task Limits_in_xml_begin_to_the_letter() =>
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><LimitsSnapshot>", (await Org.SendAsync("GET", "/limits", null, ("Accept", "application/xml"))).Body, StringComparison.Ordinal);

    [Fact]
    public async Task Xml_bodies_are_taken()
    {
        await using var org = await SampleOrg.StartAsync();
        using var content = new StringContent("<?xml version=\"1.0\"?><Contact><LastName>L &amp; M</LastName><Account><Ext__c>A1</Ext__c></Account><Phone></Phone></Contact>", Encoding.UTF8, "application/xml");
        using var response = await org.Org.Client.PostAsync("/services/data/v66.0/sobjects/Contact", content, Server.Ending);
        Assert.Equal(201, (int)response.StatusCode);
        var found = await org.Org.QueryAsync("SELECT Account.Name, Phone FROM Contact WHERE LastName = 'L & M'");
        Assert.Contains("\"Name\":\"Acme\"},\"Phone\":null", found.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pretty_print_breaks_lines() => await Org.ExpectAsync("GET", "/query?q=SELECT+Name,(SELECT+Id+FROM+Contacts)+FROM+Account+WHERE+Name='Acme'", null, 200, """
        {
          "totalSize" : 1,
          "done" : true,
          "records" : [ {
            "attributes" : {
              "type" : "Account",
              "url" : "{v}/sobjects/Account/{account}"
            },
            "Name" : "Acme",
            "Contacts" : {
              "totalSize" : 1,
              "done" : true,
              "records" : [ {
                "attributes" : {
                  "type" : "Contact",
                  "url" : "{v}/sobjects/Contact/{contact}"
                },
                "Id" : "{contact}"
              } ]
            }
          } ]
        }
        """, ("X-PrettyPrint", "1"));

    [Fact]
    public async Task Bodies_travel_in_gzip_both_ways()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) await gzip.WriteAsync("{}"u8.ToArray(), Server.Ending);
        using var request = new HttpRequestMessage(HttpMethod.Patch, Org.Fill("{v}/sobjects/Account/{account}")) { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Content.Headers.ContentEncoding.Add("gzip");
        using var written = await Org.Org.Client.SendAsync(request, Server.Ending);
        Assert.Equal(204, (int)written.StatusCode);
        var answer = await Org.SendAsync("GET", "/sobjects/Account/describe", null, ("Accept-Encoding", "gzip"));
        Assert.Equal(["gzip"], answer.ContentHeaders.ContentEncoding);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(20)]
    public async Task Truncated_gzip_writes_nothing(int missing)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true)) await gzip.WriteAsync("""{"Name":"Truncated"}"""u8.ToArray(), Server.Ending);
        using var content = new ByteArrayContent(packed.ToArray()[..^missing]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await Org.Org.Client.PostAsync("/services/data/v66.0/sobjects/Account", content, Server.Ending);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("errorCode", await response.Content.ReadAsStringAsync(Server.Ending), StringComparison.Ordinal);
        Assert.Contains("\"totalSize\":0", (await Org.Org.QueryAsync("SELECT Id FROM Account WHERE Name = 'Truncated'")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_beyond_50_MB_are_413()
    {
        using var content = new ByteArrayContent(new byte[50 * 1024 * 1024 + 1]);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/data/v66.0/sobjects/Account") { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await Org.Org.Client.SendAsync(request, Server.Ending);
        Assert.Equal((413, """[{"message":"Maximum size of request reached.","errorCode":"EXCEEDED_MAX_SIZE_REQUEST"}]"""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending)));
    }

    [Theory]
    [InlineData("GET", "Account", "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT", 304)]
    [InlineData("GET", "Account", "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT", 200)]
    [InlineData("GET", "Account", "If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT", 412)]
    [InlineData("GET", "Account", "If-None-Match", "{etag}", 304)]
    [InlineData("GET", "Account", "If-None-Match", "\"x\"", 200)]
    [InlineData("GET", "Account", "If-Match", "\"x\"", 412)]
    [InlineData("GET", "Account", "If-Match", "{etag}", 200)]
    [InlineData("PATCH", "Account", "If-Match", "{etag}", 204)]
    [InlineData("PATCH", "Account", "If-Match", "\"x\"", 412)]
    [InlineData("PATCH", "Account", "If-None-Match", "{etag}", 412)]
    [InlineData("PATCH", "Account", "If-Match", "x", 400)]
    [InlineData("PATCH", "Account", "If-Unmodified-Since", "x", 400)]
    [InlineData("PATCH", "Contact", "If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT", 412)]
    [InlineData("PATCH", "Contact", "If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT", 304)]
    [InlineData("PATCH", "Contact", "If-Match", "\"x\"", 204)]
    public async Task Rows_heed_conditions(string method, string type, string header, string value, int status)
    {
        var path = type == "Account" ? "/sobjects/Account/{account}" : "/sobjects/Contact/{contact}";
        var etag = (await Org.SendAsync("GET", path)).Headers.ETag?.Tag;
        Assert.Equal(type == "Account", etag is not null);
        var answer = await Org.SendAsync(method, path, method == "PATCH" ? "{}" : null, (header, value.Replace("{etag}", etag, StringComparison.Ordinal)));
        Assert.Equal(status, answer.Status);
        if (status == 304) Assert.Equal("", answer.Body);
    }
}
