namespace FakeForce.Server.Tests.Control.Requests;

/// <summary>POST /_fakeforce/requests/verify: what a test in any language asks at its end.</summary>
public sealed class VerifyTests
{
    [Theory]
    [InlineData("""{"method":"PATCH","sobject":"Account","body":{"Name":"Acme 2"},"exactly":1}""", 200, 1)]
    [InlineData("""{"method":"PATCH","sobject":"Account","exactly":2}""", 200, 2)]
    [InlineData("""{"method":"PATCH","sobject":"Account","body":{"Name":"Other"},"exactly":2}""", 406, 0)]
    [InlineData("""{"method":"DELETE","exactly":0}""", 200, 0)]
    [InlineData("""{"method":"POST","atLeast":1,"atMost":3}""", 200, 3)]
    [InlineData("""{"method":"POST","atMost":2}""", 406, 3)]
    [InlineData("""{"sobject":"Account","body":{"Name":"In a list"},"method":"POST","exactly":1}""", 200, 1)]
    [InlineData("""{"api":"composite","sobject":"Contact","exactly":1}""", 200, 1)]
    [InlineData("""{"path":"/sobjects/Account/*"}""", 200, 2)]
    [InlineData("""{"status":500}""", 406, 0)]
    [InlineData("""{"body":{"records":[{"LastName":"Doe"}]},"exactly":1}""", 200, 1)]
    public async Task Calls_are_counted(string wanted, int status, int count)
    {
        await using var org = await SampleAsync();
        var answer = await org.SendAsync("POST", "/_fakeforce/requests/verify", wanted);
        Assert.Equal((status, status == 200, count), (answer.Status, answer.Json.GetProperty("verified").GetBoolean(), answer.Json.GetProperty("count").GetInt32()));
    }

    [Fact]
    public async Task What_failed_comes_with_the_nearest_calls_and_their_differences()
    {
        await using var org = await SampleAsync();
        var answer = (await org.SendAsync("POST", "/_fakeforce/requests/verify", """{"method":"PATCH","sobject":"Account","body":{"Name":"Other"},"exactly":1}""")).Json;
        Assert.Equal("exactly 1", answer.GetProperty("wanted").GetString());
        var nearest = answer.GetProperty("nearest").EnumerateArray().First();
        Assert.Equal(["body.Name is \"Acme 3\""], nearest.GetProperty("differences").EnumerateArray().Select(difference => difference.GetString()));
    }

    [Theory]
    [InlineData("""{"exactly":1,"atLeast":1}""", "exactly, and atLeast or atMost: say the one or the other")]
    [InlineData("""{"atLeast":3,"atMost":1}""", "atLeast is more than atMost")]
    [InlineData("""{"exactly":-1}""", "a number of calls is not negative")]
    [InlineData("""{"exactly":99999999999}""", "verify: \"exactly\" must be a whole number")]
    [InlineData("""{"methode":"GET"}""", "verify: unknown key \"methode\"")]
    [InlineData("""[]""", "the body must be an object")]
    public async Task What_makes_no_sense_is_refused(string wanted, string message)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.SendAsync("POST", "/_fakeforce/requests/verify", wanted);
        Assert.Equal((400, message), (answer.Status, answer.Json.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Where_calls_were_forgotten_nothing_is_claimed()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, JournalRequests = 2 });
        for (var i = 0; i < 3; i++) await org.GetAsync("/limits");
        var answer = await org.SendAsync("POST", "/_fakeforce/requests/verify", """{"method":"DELETE","exactly":0}""");
        Assert.Equal(406, answer.Status);
        Assert.StartsWith("1 calls have been forgotten", answer.Json.GetProperty("unsure").GetString(), StringComparison.Ordinal);
        Assert.Equal(200, (await org.SendAsync("POST", "/_fakeforce/requests/verify", """{"method":"DELETE","exactly":0,"after":1}""")).Status);
    }

    private static async Task<TestOrg> SampleAsync()
    {
        var org = await TestOrg.StartAsync();
        var id = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Name":"Acme 2"}""");
        await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Name":"Acme 3"}""");
        await org.SendAsync("POST", "/composite/sobjects", """{"records":[{"attributes":{"type":"Contact"},"LastName":"Doe"}]}""");
        await org.SendAsync("POST", "/composite/sobjects", """{"records":[{"attributes":{"type":"Account"},"Name":"One"},{"attributes":{"type":"Account"},"Name":"In a list"}]}""");
        return org;
    }
}
