using System.Text;

namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>Bodies that are too deep, too large or broken, at every resource of the family that takes one.</summary>
public sealed class BadBodyTests
{
    private static readonly (string Method, string Path)[] resources =
        [("POST", "/composite"), ("POST", "/composite/batch"), ("POST", "/composite/graph"), ("POST", "/composite/tree/Account"), ("POST", "/composite/sobjects"), ("PATCH", "/composite/sobjects"), ("PATCH", "/composite/sobjects/Account/Ext__c"), ("POST", "/composite/sobjects/Account")];

    [Fact]
    public async Task They_are_refused_in_form_and_nothing_is_written()
    {
        await using var org = await SampleOrg.StartAsync();
        var before = org.Org.Org.State;
        string[] bodies = ["", " ", "{", "nul", "[[[", new('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), "{\"records\":[{\"attributes\":1}]}", "{\"records\":null}", "{\"compositeRequest\":[null]}", "{\"graphs\":[{}]}", "{\"batchRequests\":[\"\"]}", "{\"ids\":null}", "\"\\ud800\"", "{\"a\":1,}", "[1,]"];
        foreach (var (method, path) in resources)
            foreach (var body in bodies)
            {
                var answer = await org.SendAsync(method, path, body);
                Assert.True(answer.Status == 400 && answer.Body.Length < 1000 && !answer.Body.Contains("UNKNOWN_EXCEPTION", StringComparison.Ordinal), $"{method} {path} {body[..Math.Min(body.Length, 60)]}: {answer.Status} {answer.Body}");
            }
        Assert.Same(before, org.Org.Org.State);
    }

    [Fact]
    public async Task More_than_fifty_megabytes_are_413()
    {
        await using var org = await SampleOrg.StartAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"records\":[\"" + new string('x', 51 * 1024 * 1024) + "\"]}"));
        content.Headers.ContentType = new("application/json");
        // The server refuses by the announced length, before the body is sent.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/data/v66.0/composite/sobjects") { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await org.Org.Client.SendAsync(request, Server.Ending);
        Assert.Equal(413, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/composite")]
    [InlineData("/composite/graph")]
    public async Task Composite_and_graph_take_JSON_alone(string path)
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.Equal(415, (await org.SendAsync("POST", path, "<a/>", ("Content-Type", "application/xml"))).Status);
    }
}
