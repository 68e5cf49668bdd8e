using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace FakeForce.Server.Tests.ApexRest;

/// <summary>/_fakeforce/apexrest: stubs and their hits, per org.</summary>
public sealed class ApexRestControlTests : IAsyncLifetime
{
    private const string Path = "/_fakeforce/apexrest";

    private TestOrg org = null!;

    public async ValueTask InitializeAsync() => org = await Stubs.StartAsync("""[{"urlMapping":"/a","responses":[{"body":"first"},{"body":"then"}]},{"urlMapping":"/b","method":"POST","status":201}]""");

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private static List<string> Shown(Answer answer) =>
        [.. answer.Json.GetProperty("apexRest").EnumerateArray().Select(stub => $"{stub.GetProperty("urlMapping").GetString()} {stub.GetProperty("hits").GetInt32()}")];

    [Fact]
    public async Task Stubs_are_listed_as_they_are_defined_with_their_hits()
    {
        await org.ApexAsync("GET", "/a");
        await org.ApexAsync("GET", "/a");
        await org.ApexAsync("GET", "/b");
        var answer = await org.GetAsync(Path);
        Assert.Equal("""{"apexRest":[{"urlMapping":"/a","responses":[{"body":"first"},{"body":"then"}],"hits":2},{"urlMapping":"/b","method":"POST","status":201,"hits":0}]}""", answer.Body);
    }

    [Fact]
    public async Task Stubs_are_replaced_and_added_and_put_back()
    {
        await org.ApexAsync("GET", "/a");
        Assert.Equal(["/a 0", "/b 0"], Shown(await org.SendAsync("PUT", Path, """{"urlMapping":"/a","body":"other"}""")));
        Assert.Equal("\"other\"", (await org.ApexAsync("GET", "/a")).Body);
        Assert.Equal(["/a 1", "/b 0", "/c/* 0"], Shown(await org.SendAsync("PUT", Path, """{"apexRest":[{"urlMapping":"/c/*","body":"{{path.1}}"}]}""")));
        Assert.Equal("\"9\"", (await org.ApexAsync("GET", "/c/9")).Body);
        Assert.Equal(["/a 0", "/b 0"], Shown(await org.SendAsync("DELETE", Path)));
        Assert.Equal("\"first\"", (await org.ApexAsync("GET", "/a")).Body);
        Assert.Equal(404, (await org.ApexAsync("GET", "/c/9")).Status);
    }

    [Fact]
    public async Task A_reset_of_the_org_puts_the_definitions_back()
    {
        await org.ApexAsync("GET", "/a");
        await org.SendAsync("PUT", Path, """{"urlMapping":"/c"}""");
        await org.SendAsync("POST", "/_fakeforce/reset");
        await org.RenewAsync();
        Assert.Equal(["/a 0", "/b 0"], Shown(await org.GetAsync(Path)));
        Assert.Equal("\"first\"", (await org.ApexAsync("GET", "/a")).Body);
    }

    [Fact]
    public async Task Each_org_has_stubs_of_its_own()
    {
        await org.SendAsync("PUT", Path, """{"urlMapping":"/a","body":"of the first org"}""");
        using var made = await org.Client.PostAsJsonAsync("/_fakeforce/orgs", new { name = "copy", from = org.Org.Id.ToString() }, Server.Ending);
        var token = (await made.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("accessToken").GetString()!;
        await org.SendAsync("PUT", "/_fakeforce/orgs/copy/apexrest", """{"urlMapping":"/d","body":"of the copy"}""");
        Assert.Equal(["/a 0", "/b 0", "/d 0"], Shown(await org.GetAsync("/_fakeforce/orgs/copy/apexrest")));
        Assert.Equal(404, (await org.ApexAsync("GET", "/d")).Status);
        Assert.Equal("\"of the first org\"", (await org.ApexAsync("GET", "/a")).Body);
        org.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal("\"of the copy\"", (await org.ApexAsync("GET", "/d")).Body);
        Assert.Equal("\"first\"", (await org.ApexAsync("GET", "/a")).Body);
        Assert.Equal(["/a 1", "/b 0"], Shown(await org.GetAsync(Path)));
    }

    [Theory]
    [InlineData("""{}""", "the body is a stub with a urlMapping, or {\"apexRest\":[…]}")]
    [InlineData("""[]""", "the body is a stub with a urlMapping, or {\"apexRest\":[…]}")]
    [InlineData("""{"apexRest":[{"urlMapping":"/c"}],"more":1}""", "the body is a stub with a urlMapping, or {\"apexRest\":[…]}")]
    [InlineData("""{"urlMapping":"/c","hits":1}""", "apexRest[0]: unknown key \"hits\"")]
    [InlineData("""{"apexRest":[{"urlMapping":"/c"},{"urlMapping":"/c"}]}""", "apexRest: GET /c is declared more than once")]
    [InlineData("""{"urlMapping":"/c","query":"SELECT Nope FROM Account"}""", "apexRest: GET /c: query: SELECT Nope FROM Account")]
    public async Task What_is_wrong_is_said_and_changes_nothing(string body, string problem)
    {
        var answer = await org.SendAsync("PUT", Path, body);
        Assert.Equal(400, answer.Status);
        Assert.StartsWith(problem, answer.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["/a 0", "/b 0"], Shown(await org.GetAsync(Path)));
    }
}
