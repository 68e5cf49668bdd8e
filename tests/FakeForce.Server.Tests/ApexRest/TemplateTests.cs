using System.Text.Json;

namespace FakeForce.Server.Tests.ApexRest;

/// <summary>Placeholders: what of the call stands in the answer.</summary>
public sealed class TemplateTests
{
    private const string Body = """{"order":{"no":17,"big":12345678901234567890.10,"lines":[{"sku":"A"},{"sku":"B\"<é"}],"open":true,"none":null},"a.b":1}""";

    [Theory]
    [InlineData("{{path.1}}", "\"x y\"")]
    [InlineData("{{ path.1 }}", "\"x y\"")]
    [InlineData("{{path.3}}", "null")]
    [InlineData("[{{path.3}}]", "\"[]\"")]
    [InlineData("{{params.q}}", "\"a&b\"")]
    [InlineData("{{params.Q}}", "null")]
    [InlineData("{{headers.x-ref.no}}", "\"r1\"")]
    [InlineData("{{httpMethod}} {{requestURI}}", "\"POST /t/x y\"")]
    [InlineData("{{body.order.no}}", "17")]
    [InlineData("no {{body.order.no}}", "\"no 17\"")]
    [InlineData("{{body.order.big}}", "12345678901234567890.10")]
    [InlineData("{{body.order.lines.1.sku}}", "\"B\\\"<é\"")]
    [InlineData("<{{body.order.lines.1.sku}}>", "\"<B\\\"<é>\"")]
    [InlineData("{{body.order.lines}}", """[{"sku":"A"},{"sku":"B\"<é"}]""")]
    [InlineData("{{body.order.lines.0}} in text", """ "{\"sku\":\"A\"} in text" """)]
    [InlineData("{{body.order.open}}", "true")]
    [InlineData("{{body.order.none}}", "null")]
    [InlineData("{{body.Order}}", "null")]
    [InlineData("{{body.order.lines.7.sku}}", "null")]
    [InlineData("{plain} } {{organization.name}}", "\"{plain} } FakeForce\"")]
    [InlineData("\\\\{{path.1}} {{httpMethod}}", "\"{{path.1}} POST\"")]
    [InlineData("{{user.username}}", "\"admin@fakeforce.test\"")]
    public async Task A_placeholder_takes_what_the_call_says(string template, string expected)
    {
        var answer = await Stubs.OnceAsync($$"""{"urlMapping":"/t/*","method":"POST","body":{"v":"{{template}}"} }""", "POST", "/t/x%20y?q=a%26b", Body, ("X-Ref.No", "r1"));
        Assert.Equal((200, $$"""{"v":{{expected.Trim()}}}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task User_org_time_and_chance_are_the_orgs()
    {
        await using var org = await Stubs.StartAsync("""[{"urlMapping":"/me","headers":{"X-User":"{{user.id}}","X-Id":"{{uuid}}"},"body":["{{user.id}}","{{user.name}}","{{user.email}}","{{organization.id}}","{{now}}","{{today}}","{{uuid}}"]}]""");
        await org.SendAsync("PUT", "/_fakeforce/clock", """{"speed":0}""");
        await org.SendAsync("PUT", "/_fakeforce/clock", """{"now":"2031-05-01T10:00:00Z"}""");
        await org.RenewAsync();
        var user = await org.QueryAsync("SELECT Id, Name, Email FROM User WHERE Username = 'admin@fakeforce.test'");
        var row = user.Json.GetProperty("records")[0];
        var answer = await org.ApexAsync("GET", "/me");
        var values = answer.Json.EnumerateArray().Select(value => value.GetString()).ToList();
        Assert.Equal([row.GetProperty("Id").GetString(), row.GetProperty("Name").GetString(), row.GetProperty("Email").GetString(), org.Org.Id.ToString(), "2031-05-01T10:00:00.000Z", "2031-05-01"], values[..6]);
        Assert.Equal(values[0], Assert.Single(answer.Headers.GetValues("X-User")));
        Assert.Equal('4', values[6]![14]);
        Assert.NotEqual(values[6], Assert.Single(answer.Headers.GetValues("X-Id")));
    }

    [Fact]
    public async Task A_text_is_sent_as_it_is()
    {
        var answer = await Stubs.OnceAsync("""{"urlMapping":"/t/*","method":"PUT","text":"<ok no=\"{{path.1}}\">{{requestBody}}</ok>","contentType":"text/xml;charset=UTF-8"}""", "PUT", "/t/5", "not JSON {{now}}");
        Assert.Equal((200, "<ok no=\"5\">not JSON {{now}}</ok>", "text/xml; charset=UTF-8"), (answer.Status, answer.Body, answer.ContentHeaders.ContentType!.ToString()));
        var plain = await Stubs.OnceAsync("""{"urlMapping":"/t","text":"hi"}""", "GET", "/t");
        Assert.Equal(("hi", "text/plain; charset=UTF-8"), (plain.Body, plain.ContentHeaders.ContentType!.ToString()));
        var typed = await Stubs.OnceAsync("""{"urlMapping":"/t","body":{"a":1},"contentType":"application/vnd.api+json"}""", "GET", "/t");
        Assert.Equal(("""{"a":1}""", "application/vnd.api+json"), (typed.Body, typed.ContentHeaders.ContentType!.ToString()));
    }

    [Theory]
    [InlineData("{\"a\":", "application/json", 400, "JSON_PARSER_ERROR")]
    [InlineData("{\"a\":1,\"a\":2}", "application/json", 400, "JSON_PARSER_ERROR")]
    [InlineData("a,b", "text/csv", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("<a/>", "application/xml", 415, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData("x", "multipart/form-data; boundary=b", 415, "UNSUPPORTED_MEDIA_TYPE")]
    public async Task A_body_that_cannot_be_taken_apart_is_refused(string body, string type, int status, string code)
    {
        var answer = await Stubs.OnceAsync("""{"urlMapping":"/t","method":"POST","body":"{{body.a}}"}""", "POST", "/t", body, ("Content-Type", type));
        Assert.Equal((status, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Theory]
    [InlineData("""{"urlMapping":"/t","method":"POST","body":"{{body.a}}"}""", null, "null")]
    [InlineData("""{"urlMapping":"/t","method":"POST","body":"{{body}}"}""", "[1,2]", "[1,2]")]
    [InlineData("""{"urlMapping":"/t","method":"POST","body":"{{body.1}}"}""", "[1,2]", "2")]
    public async Task Any_JSON_is_a_body(string stub, string? body, string expected) =>
        Assert.Equal(expected, (await Stubs.OnceAsync(stub, "POST", "/t", body)).Body);

    [Fact]
    public async Task A_header_takes_no_line_of_its_own()
    {
        var answer = await Stubs.OnceAsync("""{"urlMapping":"/t","headers":{"X-Echo":"{{params.v}}"},"body":1}""", "GET", "/t?v=a%0D%0AX-Evil:%201");
        Assert.Equal((500, "UNKNOWN_EXCEPTION"), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
        Assert.False(answer.Headers.Contains("X-Evil"));
    }

    [Fact]
    public async Task An_answer_is_as_large_as_the_heap()
    {
        var twice = """{"urlMapping":"/t","method":"POST","body":["{{requestBody}}","{{requestBody}}"]}""";
        var answer = await Stubs.OnceAsync(twice, "POST", "/t", JsonSerializer.Serialize(new string('x', 4_000_000)));
        Assert.Equal((500, """[{"message":"System.LimitException: Apex heap size too large: 8000004\n\nClass.ApexRestStub.doPost: line 1, column 1","errorCode":"APEX_ERROR"}]"""), (answer.Status, answer.Body));
    }
}
