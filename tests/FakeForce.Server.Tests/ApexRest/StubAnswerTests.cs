using System.Net.Http.Json;

namespace FakeForce.Server.Tests.ApexRest;

/// <summary>What a stub can answer: statuses, exceptions, several answers in turn, late ones, XML.</summary>
public sealed class StubAnswerTests
{
    [Theory]
    [InlineData("GET", "{}", 200, "")]
    [InlineData("PATCH", "{}", 204, "")]
    [InlineData("PATCH", """{"body":{"a":null}}""", 200, """{"a":null}""")]
    [InlineData("PUT", """{"status":204}""", 204, "")]
    [InlineData("POST", """{"status":409,"body":{"code":"DUP"}}""", 409, """{"code":"DUP"}""")]
    [InlineData("GET", """{"body":"text"}""", 200, "\"text\"")]
    [InlineData("GET", """{"body":[1.50,true,"x"]}""", 200, """[1.50,true,"x"]""")]
    [InlineData("DELETE", """{"exception":"System.DmlException: Delete failed for {{path.1}}","className":"Orders"}""", 500, """[{"errorCode":"APEX_ERROR","message":"System.DmlException: Delete failed for 7\n\nClass.Orders.doDelete: line 1, column 1"}]""")]
    [InlineData("GET", """{"exception":"OrderException: no","status":400}""", 400, """[{"errorCode":"APEX_ERROR","message":"OrderException: no\n\nClass.ApexRestStub.doGet: line 1, column 1"}]""")]
    public async Task A_stub_answers(string method, string rest, int status, string body)
    {
        var stub = $$"""{"urlMapping":"/s/*","method":"{{method}}",{{rest[1..]}}""".Replace(",}", "}", StringComparison.Ordinal);
        var answer = await Stubs.OnceAsync(stub, method, "/s/7");
        Assert.Equal((status, body), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Answers_come_in_turn_and_the_last_goes_on()
    {
        await using var org = await Stubs.StartAsync("""[{"urlMapping":"/flaky","responses":[{"status":503,"headers":{"Retry-After":"5"}},{"exception":"System.LimitException: x"},{"body":"ok"}]}]""");
        var first = await org.ApexAsync("GET", "/flaky");
        Assert.Equal((503, "5"), (first.Status, first.Headers.GetValues("Retry-After").Single()));
        Assert.Equal(500, (await org.ApexAsync("GET", "/flaky")).Status);
        for (var i = 0; i < 3; i++) Assert.Equal((200, "\"ok\""), ((await org.ApexAsync("GET", "/flaky")) is var last ? last.Status : 0, last.Body));
    }

    [Fact]
    public async Task Calls_without_rows_take_no_turn()
    {
        await using var org = await Stubs.StartAsync("""[{"urlMapping":"/a","query":"SELECT Name FROM Account","responses":[{"body":"one"},{"body":"two"}],"noRows":{"status":404}}]""");
        Assert.Equal(404, (await org.ApexAsync("GET", "/a")).Status);
        await org.CreateAsync("Account", """{"Name":"Acme"}""");
        Assert.Equal("\"one\"", (await org.ApexAsync("GET", "/a")).Body);
        Assert.Equal("\"two\"", (await org.ApexAsync("GET", "/a")).Body);
    }

    [Fact]
    public async Task A_late_answer_comes_when_the_orgs_clock_says_so()
    {
        await using var org = await Stubs.StartAsync("""[{"urlMapping":"/late","delay":"PT30S","body":"done"}]""");
        await org.Client.PutAsJsonAsync("/_fakeforce/clock", new { speed = 0 }, Server.Ending);
        var late = org.ApexAsync("GET", "/late");
        while (org.Org.ApexRest.All[0].Hits == 0) await Task.Yield();
        await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { seconds = 29 }, Server.Ending);
        Assert.False(late.IsCompleted);
        while (!late.IsCompleted) await org.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { seconds = 1 }, Server.Ending);
        Assert.Equal("\"done\"", (await late).Body);
    }

    [Theory]
    [InlineData("""{"body":{"no":"{{path.1}}","lines":[{"sku":"A"},{"sku":"B&C"}],"none":null}}""", 200,
        """<?xml version="1.0" encoding="UTF-8"?><response><no>7</no><lines><sku>A</sku></lines><lines><sku>B&amp;C</sku></lines><none xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" /></response>""")]
    [InlineData("""{"body":[1]}""", 406, "NOT_ACCEPTABLE")]
    [InlineData("""{"body":{"a":[[1]]}}""", 406, "NOT_ACCEPTABLE")]
    [InlineData("""{"body":{"attributes":{"no name":1}}}""", 406, "NOT_ACCEPTABLE")]
    [InlineData("""{"exception":"System.XException: <x>"}""", 500, "<Errors><Error><errorCode>APEX_ERROR</errorCode><message>System.XException: &lt;x&gt;")]
    public async Task XML_is_answered_to_those_who_accept_it(string rest, int status, string expected)
    {
        var answer = await Stubs.OnceAsync($$"""{"urlMapping":"/s/*",{{rest[1..]}}""", "GET", "/s/7", null, ("Accept", "application/xml"));
        Assert.Equal((status, "application/xml"), (answer.Status, answer.ContentHeaders.ContentType!.MediaType));
        Assert.Contains(expected, answer.Body, StringComparison.Ordinal);
        Assert.Equal(status == 406, answer.Headers.Contains("X-FakeForce-Unsupported"));
    }
}
