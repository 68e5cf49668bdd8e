using FakeForce.Server.Tests.Outgoing.Callouts;

namespace FakeForce.Server.Tests.Outgoing.ExternalServices;

/// <summary>Inputs become exactly the request that the document describes (soap-metadata-graphql-odata.md §F; OpenAPI 3.0.3 "Style Values").</summary>
public sealed class RequestTests
{
    private const string Text = """{"type":"string"}""", Texts = """{"type":"array","items":{"type":"string"}}""", Pair = """{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}}}""";

    public static TheoryData<string, string, string> Queries => new()
    {
        { $$"""{"name":"q","in":"query","schema":{{Text}}}""", """{"q":"a b&c=ä/?"}""", "?q=a%20b%26c%3D%C3%A4%2F%3F" },
        { $$"""{"name":"q","in":"query","schema":{{Text}}}""", """{"q":null}""", "" },
        { $$"""{"name":"q","in":"query","schema":{{Text}}}""", "{}", "" },
        { $$"""{"name":"q[]","in":"query","schema":{{Texts}}}""", """{"q[]":["x","y"]}""", "?q%5B%5D=x&q%5B%5D=y" },
        { $$"""{"name":"q","in":"query","schema":{{Texts}}}""", """{"q":[]}""", "" },
        { $$"""{"name":"q","in":"query","explode":false,"schema":{{Texts}}}""", """{"q":["x,1","y"]}""", "?q=x%2C1,y" },
        { $$"""{"name":"q","in":"query","style":"pipeDelimited","explode":false,"schema":{{Texts}}}""", """{"q":["x","y"]}""", "?q=x%7Cy" },
        { $$"""{"name":"q","in":"query","style":"spaceDelimited","explode":false,"schema":{{Texts}}}""", """{"q":["x","y"]}""", "?q=x%20y" },
        { $$"""{"name":"q","in":"query","schema":{{Pair}}}""", """{"q":{"a":1,"b":"x"}}""", "?a=1&b=x" },
        { $$"""{"name":"q","in":"query","explode":false,"schema":{{Pair}}}""", """{"q":{"a":1,"b":"x"}}""", "?q=a,1,b,x" },
        { $$"""{"name":"q","in":"query","style":"deepObject","schema":{{Pair}}}""", """{"q":{"a":1,"b":null}}""", "?q%5Ba%5D=1" },
        { """{"name":"q","in":"query","schema":{"type":"integer","format":"int64"}}""", """{"q":9223372036854775807}""", "?q=9223372036854775807" },
        { """{"name":"q","in":"query","schema":{"type":"number"}}""", """{"q":1.50}""", "?q=1.50" },
        { """{"name":"q","in":"query","schema":{"type":"boolean"}}""", """{"q":false}""", "?q=false" },
        { """{"name":"q","in":"query","schema":{"type":"string","format":"date"}}""", """{"q":"2027-02-28"}""", "?q=2027-02-28" },
        { """{"name":"q","in":"query","schema":{"type":"string","format":"date-time"}}""", """{"q":"2027-02-28T01:00:00+01:00"}""", "?q=2027-02-28T00%3A00%3A00.000Z" },
    };

    [Theory, MemberData(nameof(Queries))]
    public async Task Parameters_of_queries_are_written_in_their_style(string parameter, string inputs, string query)
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, ServiceOrg.Operation("/dogs", "get", $"\"parameters\":[{parameter}]"));
        var answer = await org.InvokeAsync("run", $"[{inputs}]");
        Assert.True(answer.Status == 200, answer.Body);
        var asked = Assert.Single(peer.Requests);
        Assert.Equal(("GET", "/v1/dogs" + query, ""), (asked.Method, asked.Path, asked.Body));
    }

    public static TheoryData<string, string, string> Paths => new()
    {
        { $$"""{"name":"id","in":"path","required":true,"schema":{{Text}}}""", "\"a/b c\"", "/v1/dogs/a%2Fb%20c/x" },
        { $$"""{"name":"id","in":"path","required":true,"schema":{{Texts}}}""", """["a","b"]""", "/v1/dogs/a,b/x" },
        { $$"""{"name":"id","in":"path","required":true,"schema":{{Pair}}}""", """{"a":1,"b":"x"}""", "/v1/dogs/a,1,b,x/x" },
        { $$"""{"name":"id","in":"path","required":true,"explode":true,"schema":{{Pair}}}""", """{"a":1,"b":"x"}""", "/v1/dogs/a=1,b=x/x" },
        { """{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}""", "7", "/v1/dogs/7/x" },
    };

    [Theory, MemberData(nameof(Paths))]
    public async Task Parameters_of_paths_are_written_in_their_style(string parameter, string value, string path)
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, ServiceOrg.Operation("/dogs/{id}/x", "delete", $"\"parameters\":[{parameter}]"));
        var answer = await org.InvokeAsync("run", $$"""[{"id":{{value}}}]""");
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal(("DELETE", path), (peer.Requests.Single().Method, Raw(peer.Requests.Single())));
    }

    [Fact]
    public async Task Headers_come_with_those_of_the_credential()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, ServiceOrg.Operation("/dogs", "get", $$"""
            "parameters":[{"name":"X-Tags","in":"header","schema":{{Texts}}},{"name":"Authorization","in":"header","required":true,"schema":{{Text}}}]
            """));
        Assert.Equal(200, (await org.InvokeAsync("run", """[{"X-Tags":["a","b"]}]""")).Status);
        var asked = Assert.Single(peer.Requests);
        Assert.Equal(("a,b", "k1", null), (asked["X-Tags"], asked["X-Key"], asked["Authorization"]));
        Assert.StartsWith("SFDC-Callout/", asked["User-Agent"], StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string, string> Bodies => new()
    {
        { "application/json", Pair, """{"a":1,"b":null}""", """{"a":1}""" },
        { "application/json; charset=utf-8", Pair, """{"b":"ä\n"}""", """{"b":"ä\n"}""" },
        { "application/json", """{"type":"array","items":{"type":"object","additionalProperties":{"type":"boolean"}}}""", """[{"x":true},{}]""", """[{"x":true},{}]""" },
        { "application/json", "{}", """{"any":[1,null,"x",1.0]}""", """{"any":[1,null,"x",1.0]}""" },
        { "application/json", """{"allOf":[{"type":"object","properties":{"a":{"type":"integer"}}},{"type":"object","properties":{"c":{"type":"string","enum":["x","y"]}}}]}""", """{"c":"y","a":2}""", """{"c":"y","a":2}""" },
        { "application/json", """{"type":"object","properties":{"at":{"type":"string","format":"date-time"},"raw":{"type":"string","format":"byte"}}}""", """{"at":"2027-01-01T00:00:00.5Z","raw":"AQI="}""", """{"at":"2027-01-01T00:00:00.500Z","raw":"AQI="}""" },
        { "application/x-www-form-urlencoded", Pair, """{"a":1,"b":"x y&z"}""", "a=1&b=x+y%26z" },
        { "text/plain", Text, "\"a\\\"b\"", "a\"b" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task Bodies_are_written_in_their_media_type(string mediaType, string schema, string value, string body)
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, ServiceOrg.Operation("/dogs", "post", $$$$"""
            "requestBody":{"required":true,"content":{"{{{{mediaType}}}}":{"schema":{{{{schema}}}}}}}
            """));
        var answer = await org.InvokeAsync("run", $$"""[{"body":{{value}}}]""");
        Assert.True(answer.Status == 200, answer.Body);
        var asked = Assert.Single(peer.Requests);
        Assert.Equal(("POST", "/v1/dogs", body, mediaType), (asked.Method, asked.Path, asked.Body, asked["Content-Type"]));
    }

    [Fact]
    public async Task Forms_and_collections_of_OpenAPI_2_are_written_as_it_says()
    {
        await using var peer = await Peer.StartAsync();
        await using var org = await ServiceOrg.StartAsync(peer, ServiceOrg.Document2("""
            {"/dogs/{id}":{"parameters":[{"name":"id","in":"path","required":true,"type":"integer"}],"post":{"operationId":"groom","consumes":["application/x-www-form-urlencoded"],
             "parameters":[{"name":"tags","in":"query","type":"array","items":{"type":"string"},"collectionFormat":"ssv"},{"name":"many","in":"query","type":"array","items":{"type":"integer"},"collectionFormat":"multi"},
              {"name":"pipes","in":"query","type":"array","items":{"type":"string"},"collectionFormat":"pipes"},{"name":"name","in":"formData","required":true,"type":"string"},{"name":"age","in":"formData","type":"integer"}],
             "responses":{"200":{"description":"ok"}}}}}
            """));
        var answer = await org.InvokeAsync("groom", """[{"id":3,"tags":["a","b"],"many":[1,2],"pipes":["x","y"],"name":"Rex & Co","age":4}]""");
        Assert.True(answer.Status == 200, answer.Body);
        var asked = Assert.Single(peer.Requests);
        Assert.Equal(("/v2/dogs/3?tags=a%20b&many=1&many=2&pipes=x%7Cy", "name=Rex+%26+Co&age=4", "application/x-www-form-urlencoded"), (asked.Path, asked.Body, asked["Content-Type"]));
    }

    [Fact]
    public async Task A_media_type_that_the_registration_maps_keeps_its_name()
    {
        await using var peer = await Peer.StartAsync(Peer.Json(200, """{"a":1}"""));
        var document = ServiceOrg.Document3($$$$$$$$"""{"/dogs":{"put":{"operationId":"run","requestBody":{"content":{"application/x-acme-json":{"schema":{{{{{{{{Pair}}}}}}}}}}},"responses":{"200":{"description":"ok","content":{"application/x-acme-json":{"schema":{{{{{{{{Pair}}}}}}}}}}}}}}}""");
        await using var org = await ServiceOrg.StartAsync(peer, document, ",\"serviceBinding\":\"{\\\"compatibleMediaTypes\\\":{\\\"application/x-acme-json\\\":\\\"application/json\\\"}}\"");
        Assert.Equal("""{"responseCode":200,"200":{"a":1}}""", (await org.InvokeAsync("run", """[{"body":{"a":1}}]""")).Outputs());
        Assert.Equal(("{\"a\":1}", "application/x-acme-json", "application/x-acme-json"), (peer.Requests.Single().Body, peer.Requests.Single()["Content-Type"], peer.Requests.Single()["Accept"]));
    }

    // Kestrel decodes %20 in paths and leaves %2F.
    private static string Raw(Asked asked) => asked.Path.Replace(" ", "%20", StringComparison.Ordinal);
}
