using FakeForce.Server.Tests.Outgoing.Callouts;

namespace FakeForce.Server.Tests.Outgoing.ExternalServices;

/// <summary>Inputs that do not fit are refused before anything is sent.</summary>
public sealed class InputTests
{
    private static readonly string document = ServiceOrg.Operation("/dogs/{id}", "put", """
        "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"string"}},{"name":"n","in":"query","schema":{"type":"integer"}},{"name":"l","in":"query","schema":{"type":"array","items":{"type":"boolean"}}},{"name":"X-H","in":"header","schema":{"type":"string"}},
          {"name":"at","in":"query","schema":{"type":"string","format":"date-time"}},{"name":"raw","in":"query","schema":{"type":"string","format":"byte"}},{"name":"mood","in":"query","schema":{"type":"string","enum":["good","bad"]}}],
        "requestBody":{"content":{"application/json":{"schema":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"kids":{"type":"array","items":{"type":"object","properties":{"age":{"type":"integer"}}}}}}}}}
        """);

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "{}", "REQUIRED_FIELD_MISSING", "You must specify a value for the id parameter." },
        { """{"id":null}""", "REQUIRED_FIELD_MISSING", "You must specify a value for the id parameter." },
        { """{"id":"1","nope":1}""", "INVALID_INPUT", "Kennel.run has no input parameter nope" },
        { """{"id":1}""", "INVALID_TYPE", "The value specified for the id parameter is the wrong data type: id is 1, which is no String" },
        { """{"id":""}""", "INVALID_TYPE", "The value specified for the id parameter is the wrong data type: id cannot stand in a path" },
        { """{"id":".."}""", "INVALID_TYPE", "The value specified for the id parameter is the wrong data type: id cannot stand in a path" },
        { """{"id":"1","n":"2"}""", "INVALID_TYPE", "The value specified for the n parameter is the wrong data type: n is the text '2', which is no Integer" },
        { """{"id":"1","n":2.0}""", "INVALID_TYPE", "The value specified for the n parameter is the wrong data type: n is 2.0, which is no Integer" },
        { """{"id":"1","l":true}""", "INVALID_TYPE", "The value specified for the l parameter is the wrong data type: l is no list" },
        { """{"id":"1","l":[true,"x"]}""", "INVALID_TYPE", "The value specified for the l parameter is the wrong data type: l is the text 'x', which is no Boolean" },
        { """{"id":"1","X-H":"a\r\nX-Evil: 1"}""", "INVALID_TYPE", "The value specified for the X-H parameter is the wrong data type: X-H holds characters that no header can" },
        { """{"id":"1","at":"yesterday"}""", "INVALID_TYPE", "The value specified for the at parameter is the wrong data type: at is the text 'yesterday', which is no DateTime" },
        { """{"id":"1","raw":"%%%"}""", "INVALID_TYPE", "The value specified for the raw parameter is the wrong data type: raw is the text '%%%', which is no Binary" },
        { """{"id":"1","mood":"odd"}""", "INVALID_TYPE", "The value specified for the mood parameter is the wrong data type: mood is the text 'odd', which is none of good, bad" },
        { """{"id":"1","body":{}}""", "INVALID_TYPE", "The value specified for the body parameter is the wrong data type: body.name is required" },
        { """{"id":"1","body":{"name":"x","nope":1}}""", "INVALID_TYPE", "The value specified for the body parameter is the wrong data type: body.nope is no property of ExternalService__Kennel_run_IN_body" },
        { """{"id":"1","body":{"name":"x","kids":[{},{"age":"1"}]}}""", "INVALID_TYPE", "The value specified for the body parameter is the wrong data type: body.kids[1].age is the text '1', which is no Integer" },
        { """{"id":"1","body":[]}""", "INVALID_TYPE", "The value specified for the body parameter is the wrong data type: body is no object" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_does_not_fit_is_told_and_not_sent(string inputs, string code, string message)
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, document);
        Assert.Equal((code, message), (await org.InvokeAsync("run", $"[{inputs}]")).Error());
        Assert.Empty(peer.Requests);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_and_the_other_inputs_run()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, document);
        var answer = await org.InvokeAsync("run", """[{"id":"first"},{"n":"x","mood":"odd"},{"id":"third"}]""");
        Assert.Equal(400, answer.Status);
        Assert.Equal([true, false, true], answer.Json.EnumerateArray().Select(one => one.GetProperty("isSuccess").GetBoolean()));
        Assert.Equal(["REQUIRED_FIELD_MISSING", "INVALID_TYPE", "INVALID_TYPE"], answer.Json[1].GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("statusCode").GetString()));
        Assert.Equal(["/v1/dogs/first", "/v1/dogs/third"], peer.Requests.Select(asked => asked.Path));
    }

    [Theory]
    [InlineData("""{}""", "REQUIRED_FIELD_MISSING")]
    [InlineData("""{"inputs":[]}""", "INVALID_INPUT")]
    [InlineData("""{"inputs":{}}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"inputs":[1]}""", "JSON_PARSER_ERROR")]
    [InlineData("""{"inputs":[{}],"more":1}""", "JSON_PARSER_ERROR")]
    [InlineData("""[]""", "JSON_PARSER_ERROR")]
    [InlineData("""{"inputs":[""", "JSON_PARSER_ERROR")]
    public async Task A_body_that_holds_no_inputs_is_refused_whole(string body, string code)
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, document);
        var answer = await org.SendAsync("POST", "/actions/custom/externalService/Kennel.run", body);
        Assert.Equal((400, code), (answer.Status, answer.Json[0].GetProperty("errorCode").GetString()));
    }

    [Fact]
    public async Task More_than_200_inputs_are_refused()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, document);
        var answer = await org.InvokeAsync("run", "[" + string.Join(',', Enumerable.Repeat("{}", 201)) + "]");
        Assert.Equal("INVALID_INPUT", answer.Json[0].GetProperty("errorCode").GetString());
    }
}
