namespace FakeForce.Server.Tests.ApexRest;

/// <summary>Which stub a URL finds (Apex Developer Guide, "RestResource Annotation" and "Apex REST Methods").</summary>
public sealed class UrlMappingTests : IAsyncLifetime
{
    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await Stubs.StartAsync("""
        [ { "urlMapping": "/orders/*", "body": "orders {{path.1}}/{{path.2}}" },
          { "urlMapping": "/orders/*", "method": "POST", "status": 201, "body": "made" },
          { "urlMapping": "/orders/open", "body": "open" },
          { "urlMapping": "/orders/open/*", "body": "open {{path.1}}" },
          { "urlMapping": "/orders/*/lines/*", "body": "line {{path.2}} of {{path.1}}" },
          { "urlMapping": "/first", "body": "plain" },
          { "urlMapping": "/first/*", "body": "wild" },
          { "urlMapping": "/acme/things", "body": "own" },
          { "urlMapping": "/things", "namespace": "acme", "body": "packaged" },
          { "urlMapping": "/only", "method": "DELETE" },
          { "urlMapping": "/only", "method": "PATCH" } ]
        """);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Theory]
    [InlineData("/orders/17", "orders 17/")]
    [InlineData("/orders/17/", "orders 17/")]
    [InlineData("/orders/17/more", "orders 17/more")]
    [InlineData("/orders/caf%C3%A9%20au%20lait", "orders café au lait/")]
    [InlineData("/orders", "orders /")]
    [InlineData("/orders/", "orders /")]
    [InlineData("/orders?x=1", "orders /")]
    [InlineData("/orders/open", "open")]
    [InlineData("/orders/open/9", "open 9")]
    [InlineData("/orders/17/lines/2", "line 2 of 17")]
    [InlineData("/first", "plain")]
    [InlineData("/first/second", "wild")]
    [InlineData("/acme/things", "packaged")]
    public async Task The_exact_mapping_wins_then_the_longest(string path, string expected)
    {
        var answer = await org.ApexAsync("GET", path);
        Assert.Equal((200, expected), (answer.Status, answer.Json.GetString()));
        Assert.Equal("application/json; charset=UTF-8", answer.ContentHeaders.ContentType!.ToString());
    }

    [Theory]
    [InlineData("/Orders/17")]
    [InlineData("/ordersx")]
    [InlineData("/things")]
    [InlineData("/ACME/things")]
    [InlineData("/only/more")]
    [InlineData("")]
    [InlineData("/")]
    public async Task An_unmapped_path_is_404(string path)
    {
        var answer = await org.ApexAsync("GET", path);
        Assert.Equal((404, """[{"message":"Could not find a match for URL","errorCode":"NOT_FOUND"}]"""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("DELETE", "/orders/17", "HTTP Method 'DELETE' not allowed. Allowed are GET,POST")]
    [InlineData("GET", "/only", "HTTP Method 'GET' not allowed. Allowed are DELETE,PATCH")]
    [InlineData("POST", "/orders/open", "HTTP Method 'POST' not allowed. Allowed are GET")]
    public async Task A_method_that_the_class_lacks_is_405(string method, string path, string message)
    {
        var answer = await org.ApexAsync(method, path);
        Assert.Equal((405, $$"""[{"message":"{{message}}","errorCode":"METHOD_NOT_ALLOWED"}]"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task A_method_has_an_answer_of_its_own()
    {
        Assert.Equal(201, (await org.ApexAsync("POST", "/orders/17", "{}")).Status);
        Assert.Equal(201, (await org.ApexAsync("POST", "/orders")).Status);
        Assert.Equal(200, (await org.ApexAsync("DELETE", "/only")).Status);
        // The override of clients that cannot send PATCH.
        Assert.Equal(204, (await org.ApexAsync("POST", "/only?_HttpMethod=PATCH")).Status);
    }
}
