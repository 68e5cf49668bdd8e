using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using FakeForce.Server.Start;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FakeForce.Server.Tests.BadInput;

/// <summary>Generated requests at every route: whatever comes, the server answers in form and logs no defect.</summary>
public sealed partial class RequestFuzzTests
{
    private const int Rounds = 8_000;

    // What routes take for a segment, and what they do not expect.
    private static readonly string[] segments =
    [
        "v66.0", "v21.0", "v99.0", "66.0", "Account", "account", "Contact", "User", "Attachment", "Nope__c", "AggregateResult", "Name", "Id", "Email", "Owner", "Contacts", "Body", "describe", "password", "updated", "deleted",
        "query", "sobjects", "composite", "tree", "batch", "001FF0000000001YAA", "001FF0000000001", "001000000000999AAA", "005FF0000000001AAA", "750FF0000000001YAA", "750FF0000000001", "000000000000000AAA", "000000000000000", "01gFF0000000001-2000", "0", "-1", "%00", "%2F", "%2e%2e", "%C3%A9", "%FF",
        "a%20b", "'", "%22", "..", ".", "~", "x.json", "x.xml", "00DFF0000000001", "%F0%9F%98%80", "%5B%5D", "{id}", "*",
    ];

    private static readonly string[] parameters =
    [
        "q=SELECT+Id+FROM+Account", "q=SELECT", "q=", "q=SELECT+Id,(SELECT+Id+FROM+Contacts)+FROM+Account+WHERE+Name+LIKE+'%25'", "q=%00", "q=((((", "columns=true", "explain=SELECT+Id+FROM+User", "explain=x", "fields=Id,Name", "fields=,,",
        "fields=Nope", "fields=BillingAddress", "start=2026-01-01T00:00:00Z", "end=x", "start=9999-12-31T23:59:59Z", "end=0001-01-01T00:00:00-23:59", "limit=1", "limit=-1", "ids=001FF0000000001YAA,x", "ids=", "allOrNone=true", "sObjects=Account,,Nope", "updateOnly=true", "_HttpMethod=PATCH", "_HttpMethod=DELETE",
        "_HttpMethod=X", "response_type=code", "client_id=fakeforce", "redirect_uri=http://localhost:1717/OauthRedirect", "redirect_uri=%00", "grant_type=password", "code=x", "token=x", "oauth_token=x", "format=json", "format=xml", "format=jsonp&callback=x", "locator=MA", "locator=%00", "maxRecords=1", "maxRecords=x", "queryLocator=x", "jobType=V2Ingest", "a=%", "%=a", "&&", "=",
    ];

    private static readonly (string Name, string Value)[] headers =
    [
        ("Accept", "application/xml"), ("Accept", "application/json"), ("Accept", "*/*;q=x"), ("Accept-Encoding", "gzip"), ("Accept-Encoding", "br;q=2,gzip;q=nan"), ("X-PrettyPrint", "1"), ("If-Modified-Since", "x"), ("If-Modified-Since", "Wed, 01 Jan 2020 00:00:00 GMT"),
        ("If-Match", "\"x\""), ("If-None-Match", "*"), ("If-Unmodified-Since", "Wed, 01 Jan 2020 00:00:00 GMT"), ("If-Unmodified-Since", "x"), ("Sforce-Call-Options", ""), ("Sforce-Call-Options", "client=;=,;"), ("Sforce-Query-Options", "batchSize=99999999999"), ("Sforce-Query-Options", "batchSize=0"),
        ("Sforce-Mru", "updateMru=maybe"), ("Sforce-Auto-Assign", "x"), ("Authorization", "Bearer x"), ("Authorization", "OAuth"), ("Authorization", "Basic %%%"), ("X-Forwarded-Host", "a b"), ("X-Forwarded-Proto", "gopher"), ("Cookie", "sid=x; ;"), ("SOAPAction", "\"\""), ("Content-Encoding", "gzip"),
    ];

    private static readonly string[] contentTypes =
    [
        "application/json", "application/json; charset=UTF-8", "application/xml", "text/xml; charset=UTF-8", "text/plain", "multipart/form-data", "multipart/form-data; boundary=b", "application/x-www-form-urlencoded", "application/grpc", "text/csv", "x", "",
    ];

    private static readonly string[] methods = ["GET", "GET", "GET", "POST", "POST", "PATCH", "DELETE", "HEAD", "PUT", "OPTIONS", "BREW"];

    private static readonly string[] fixedBodies =
    [
        "", "{}", "null", "[", "{\"Name\":\"x\"}", "{\"LastName\":\"x\",\"Account\":{\"Name\":\"y\"}}", "{\"Id\":1}", "{\"NewPassword\":{}}", "{\"NewPassword\":\"a\"}", "{\"username\":\"admin@fakeforce.test\"}", "{\"username\":7}", "<Account><Name>x</Name></Account>", "<a", "<?xml version='1.0'?>",
        "{\"records\":[{\"attributes\":{\"type\":\"Account\",\"referenceId\":\"a\"},\"Name\":\"x\",\"id\":\"001FF0000000001YAA\"}]}", "{\"records\":[{}]}", "{\"allOrNone\":true,\"records\":[{\"attributes\":{\"type\":\"User\"},\"Name\":{\"a\":{}}}]}", "{\"ids\":[\"001FF0000000001YAA\",\"\"],\"fields\":[\"Name\",\"Nope\"]}",
        "{\"allOrNone\":true,\"compositeRequest\":[{\"method\":\"GET\",\"url\":\"/services/data/v66.0/sobjects/%FF%00/@{a\",\"referenceId\":\"a\"},{\"method\":\"POST\",\"url\":\"/services/data/v66.0/sobjects/Account?%\",\"referenceId\":\"b\",\"body\":[\"@{a.x}\"],\"httpHeaders\":{\"x y\":\"\\n\"}}]}",
        "{\"compositeRequest\":[{\"method\":\"DELETE\",\"url\":\"/services/data/v66.0/sobjects//Account/@{b.id}//\",\"referenceId\":\"a\"},{\"method\":\"POST\",\"url\":\"/services/data/v66.0/composite/sobjects\",\"referenceId\":\"b\",\"body\":{\"records\":[]}}]}",
        "{\"batchRequests\":[{\"method\":\"POST\",\"url\":\"v66.0/sobjects/Account\",\"richInput\":{\"Name\":\"x\"}},{\"method\":\"HEAD\",\"url\":\"v66.0/sobjects/../limits#\"}]}", "{\"graphs\":[{\"graphId\":\"1\",\"compositeRequest\":[{\"method\":\"GET\",\"url\":\"/services/data/v66.0/sobjects/Account/x\",\"referenceId\":\"a\"}]}]}",
        "{\"object\":\"Account\",\"operation\":\"insert\"}", "{\"operation\":\"query\",\"query\":\"SELECT Id FROM Account\"}", "{\"state\":\"UploadComplete\"}", "{\"state\":\"Aborted\"}", "{\"step\":true}", "{\"mode\":7}", "{\"finish\":true}", "Name\nx\n\"",
        "grant_type=password&username=x&password=y&client_id=fakeforce", "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=a.b.c", "grant_type=refresh_token&refresh_token=x&client_id=fakeforce", "token=x", "grant_type=%00&a",
        "grant_type=urn:ietf:params:oauth:grant-type:saml2-bearer&assertion=PGE+PC9hPg", "grant_type=device&code=x", "un=admin@fakeforce.test&pw=x", "user_code=x",
        "--b\r\nContent-Disposition: form-data; name=\"json\"\r\nContent-Type: application/json\r\n\r\n{\"Name\":\"x\"}\r\n--b\r\nContent-Disposition: form-data; name=\"Body\"\r\n\r\n\0\r\n--b--", "--b\r\n\r\n", "--b--",
        "<soapenv:Envelope xmlns:soapenv='http://schemas.xmlsoap.org/soap/envelope/'><soapenv:Body><login xmlns='urn:partner.soap.sforce.com'><username>x</username></login></soapenv:Body></soapenv:Envelope>",
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Header/><e:Body><query/></e:Body></e:Envelope>", "<Envelope/>",
    ];

    private static readonly Gen<string> json = Gen.Recursive<string>((depth, deeper) => depth > 3 ? Scalar : Gen.OneOf(Scalar,
        Gen.Select(From("Name", "LastName", "OwnerId", "AccountId", "Owner", "Account", "attributes", "NumberOfEmployees", "CreatedDate", "", "é"), deeper, (n, v) => $"\"{n}\":{v}").List[0, 4].Select(m => "{" + string.Join(',', m) + "}")));

    private static Gen<string> Scalar => Gen.OneOf(From("null", "true", "false", "\"\"", "\"001FF0000000001YAA\"", "\"\\ud800\"", "\"\\u0000\"", "1e400", "-0", "[]", "[{}]", "\"2026-13-45\""),
        Gen.Double.Select(d => d.ToString(CultureInfo.InvariantCulture)), Gen.String[Gen.Char[' ', '~'], 0, 20].Select(s => "\"" + s.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal) + "\""));

    [Fact]
    public async Task Every_request_gets_an_answer_in_form_and_no_defect_shows()
    {
        var log = new StringWriter(CultureInfo.InvariantCulture);
        await using var server = await Server.StartAsync(seams: new HostSeams { Log = log });
        var org = server.Services.GetRequiredService<ServingState>().Org!.Org;
        var token = (await org.Identity.StartSessionAsync(org.Options.Username, cancel: Server.Ending)).Token;
        var sent = new HashSet<string>(StringComparer.Ordinal);
        var answered = new Dictionary<int, int>();
        using var client = Server.Client(server.Address, handler: new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        var routes = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!).Where(p => !p.Contains("/reset", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.True(routes.Length > 30, string.Join('\n', routes));
        await Requests(routes).SampleAsync(request =>
        {
            sent.Add(request.Target);
            return CheckAsync(client, request, token, log, answered);
        }, iter: Rounds, threads: 1);
        foreach (var start in (string[])["/services/Soap/u", "/services/oauth2/token", "/id/", "/_fakeforce/", "/services/data/v66.0/query?", "/services/data/v66.0/sobjects/Account"])
            Assert.Contains(sent, target => target.StartsWith(start, StringComparison.Ordinal));
        Assert.True(answered.GetValueOrDefault(2) > Rounds / 20, string.Join(", ", answered));
        using var alive = await client.GetAsync("/_fakeforce/health", Server.Ending);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    private static Gen<T> From<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static Gen<Request> Requests(string[] routes)
    {
        var body = Gen.OneOf(From(fixedBodies).Select(Encoding.UTF8.GetBytes), json.Select(Encoding.UTF8.GetBytes), Gen.Byte.Array[0, 40]);
        return Gen.Select(From(methods), Paths(routes), From(parameters).List[0, 3], From(headers).List[0, 3], From(contentTypes), body,
            (method, path, query, sent, type, bytes) => new Request(method, path + (query.Count > 0 ? "?" + string.Join('&', query) : ""), sent, type, bytes));
    }

    // A route's pattern with each {parameter} replaced, sometimes with more behind it.
    private static Gen<string> Paths(string[] routes) => Gen.Select(From(routes), From(segments).Array[8], Gen.Int[0, 9], (route, fill, more) =>
    {
        var next = 0;
        var path = Parameter().Replace("/" + route.TrimStart('/'), m => m.Value.StartsWith("{version}", StringComparison.Ordinal) && fill[7].Length % 3 > 0 ? "66.0" : fill[next++ % 7]);
        return more switch { 0 => path + "/" + fill[6], 1 => path + "/", 2 => "/" + path, _ => path };
    });

    private static async Task CheckAsync(HttpClient client, Request request, string token, StringWriter log, Dictionary<int, int> answered)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(client.BaseAddress + request.Target.TrimStart('/'), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (request.Method is not ("GET" or "HEAD") || request.Body.Length % 7 == 1) message.Content = new ByteArrayContent(request.Body);
        foreach (var (name, value) in request.Headers)
        {
            if (name == "Authorization") message.Headers.Remove(name);
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content?.Headers.TryAddWithoutValidation(name, value);
        }
        if (request.ContentType.Length > 0) message.Content?.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Server.Ending);
        // A followed stream has no end, and its headers are all that can be asked of it here.
        var isStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
        var body = isStream ? "" : await response.Content.ReadAsStringAsync(Server.Ending);
        var status = (int)response.StatusCode;
        answered[status / 100] = answered.GetValueOrDefault(status / 100) + 1;
        var logged = log.ToString();
        log.GetStringBuilder().Clear();
        Assert.True(status < 500 || body.Length > 0 || request.Method == "HEAD", $"{request}: {status} without a body");
        Assert.False(body.Contains("An unexpected error occurred", StringComparison.Ordinal), $"{request}: {logged}");
        Assert.False(logged.Contains("ErrorId", StringComparison.Ordinal), $"{request}: {status}\n{logged}");
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    private sealed record Request(string Method, string Target, List<(string Name, string Value)> Headers, string ContentType, byte[] Body)
    {
        public override string ToString() => $"{Method} {Target} [{string.Join("; ", Headers)}] {ContentType} <{Encoding.UTF8.GetString(Body)}>";
    }
}
