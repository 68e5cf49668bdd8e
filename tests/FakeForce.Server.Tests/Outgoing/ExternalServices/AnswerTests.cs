using FakeForce.Server.Tests.Outgoing.Callouts;
using Microsoft.AspNetCore.Http;

namespace FakeForce.Server.Tests.Outgoing.ExternalServices;

/// <summary>Salesforce Help, "Operation Output Parameters": responseCode, a member for each declared status, and a text for all others.</summary>
public sealed class AnswerTests
{
    private const string Dog = """{"type":"object","required":["id"],"properties":{"id":{"type":"integer"},"name":{"type":"string"},"born":{"type":"string","format":"date-time"},"mood":{"type":"string","enum":["good","bad"]},"tags":{"type":"array","items":{"type":"string"}},"more":{"type":"object","additionalProperties":{"type":"number"}}}}""";

    private static readonly string document = ServiceOrg.Document3($$$$$$$$$"""
        {"/dogs":{"get":{"operationId":"read","responses":{"200":{"description":"a dog","content":{"application/json":{"schema":{{{{{{{{{Dog}}}}}}}}}},"text/plain":{"schema":{"type":"string"}}}},"204":{"description":"none"},"4XX":{"description":"no","content":{"application/json":{"schema":{"type":"object","properties":{"why":{"type":"string"}}}}}},"418":{"description":"bytes","content":{"application/octet-stream":{"schema":{"type":"string","format":"binary"}}}}}}}}
        """);

    public static TheoryData<int, string, string, string> Read => new()
    {
        { 200, "application/json", """{"id":1,"name":"Rex"}""", """{"responseCode":200,"200":{"id":1,"name":"Rex"}}""" },
        { 200, "application/json", """{"name":null,"extra":{"x":1}}""", """{"responseCode":200,"200":{"name":null}}""" },
        { 200, "application/json", """{"born":"2027-01-01T01:00:00+01:00","tags":["a"],"more":{"w":1.5},"mood":"bad"}""", """{"responseCode":200,"200":{"born":"2027-01-01T00:00:00.000+0000","tags":["a"],"more":{"w":1.5},"mood":"bad"}}""" },
        { 200, "text/plain; charset=utf-8", "wö\"of", """{"responseCode":200,"200":"wö\"of"}""" },
        { 200, "", """{"id":1}""", """{"responseCode":200,"200":{"id":1}}""" },
        { 204, "", "", """{"responseCode":204}""" },
        { 404, "application/json", """{"why":"gone"}""", """{"responseCode":404,"4XX":{"why":"gone"}}""" },
        { 418, "application/octet-stream", "ab", """{"responseCode":418,"418":"YWI="}""" },
        { 500, "text/html", "<b>no</b>", """{"responseCode":500,"default":"<b>no</b>"}""" },
        { 503, "", "", """{"responseCode":503,"default":""}""" },
    };

    [Theory, MemberData(nameof(Read))]
    public async Task An_answer_is_read_as_its_status_is_declared(int status, string type, string body, string outputs)
    {
        await using var peer = await Peer.StartAsync((context, _) => AnswerAsync(context, status, type, body));
        await using var org = await ServiceOrg.StartAsync(peer, document);
        Assert.Equal(outputs, (await org.InvokeAsync("read", "[{}]")).Outputs());
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { """{"id":"1"}""", ".id is the text '1', which is no Integer" },
        { """{"id":1.5}""", ".id is 1.5, which is no Integer" },
        { """{"id":2147483648}""", ".id is 2147483648, which is no Integer" },
        { """{"name":7}""", ".name is 7, which is no String" },
        { """{"tags":["a",true]}""", ".tags[1] is true, which is no String" },
        { """{"tags":"a"}""", ".tags is no list" },
        { """{"more":{"w":"x"}}""", ".more.w is the text 'x', which is no Double" },
        { """{"born":"2027-01-01"}""", ".born is the text '2027-01-01', which is no DateTime" },
        { """{"born":"2027-01-01T00:00:00"}""", ".born is the text '2027-01-01T00:00:00', which is no DateTime" },
        { """{"mood":"odd"}""", ".mood is the text 'odd', which is none of good, bad" },
        { "[]", " is no object" },
        { "", " is no JSON: " },
        { "<html>", " is no JSON: " },
        { """{"id":1""", " is no JSON: " },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task An_answer_that_does_not_fit_its_type_is_an_error(string body, string problem)
    {
        await using var peer = await Peer.StartAsync(Peer.Json(200, body));
        await using var org = await ServiceOrg.StartAsync(peer, document);
        var (code, message) = (await org.InvokeAsync("read", "[{}]")).Error();
        Assert.Equal("UNKNOWN_EXCEPTION", code);
        Assert.StartsWith("The response with the status 200 does not fit its declaration: the body" + problem, message, StringComparison.Ordinal);
    }

    private static Task AnswerAsync(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        if (type.Length > 0) context.Response.ContentType = type;
        return body.Length == 0 ? Task.CompletedTask : context.Response.WriteAsync(body);
    }
}
