namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>Others see a composite transaction before it or after it.</summary>
public sealed class CompositeIsolationTests
{
    [Theory]
    [InlineData("/composite", """{"allOrNone":true,"compositeRequest":[{"method":"POST","url":"{v}/sobjects/Account","referenceId":"a","body":{"Name":"Pair"}},{"method":"GET","url":"{v}/query?q=SELECT+Id+FROM+Account+WHERE+Name='Pair'+LIMIT+1","referenceId":"q"},{"method":"POST","url":"{v}/sobjects/Account","referenceId":"b","body":{"Name":"Pair","ParentId":"@{a.id}"}}]}""")]
    [InlineData("/composite/graph", """{"graphs":[{"graphId":"g","compositeRequest":[{"method":"POST","url":"{v}/sobjects/Account","referenceId":"a","body":{"Name":"Pair"}},{"method":"POST","url":"{v}/sobjects/Account","referenceId":"b","body":{"Name":"Pair","ParentId":"@{a.id}"}}]}]}""")]
    [InlineData("/composite/tree/Account", """{"records":[{"attributes":{"type":"Account","referenceId":"a"},"Name":"Pair","ChildAccounts":{"records":[{"attributes":{"type":"Account","referenceId":"b"},"Name":"Pair"}]}}]}""")]
    [InlineData("/composite/sobjects", """{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"Pair"},{"attributes":{"type":"Account"},"Name":"Pair"}]}""")]
    public async Task Nobody_sees_half_a_transaction(string path, string body)
    {
        await using var org = await SampleOrg.StartAsync();
        const int rounds = 60;
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < rounds; i++) Assert.InRange((await org.SendAsync("POST", path, body)).Status, 200, 201);
        })).ToArray();
        var writing = Task.WhenAll(writers);
        var seen = new HashSet<int>();
        while (!writing.IsCompleted) seen.Add((await org.SendAsync("GET", "/query?q=SELECT COUNT() FROM Account WHERE Name='Pair'")).Json.GetProperty("totalSize").GetInt32());
        await writing;
        Assert.All(seen, count => Assert.Equal(0, count % 2));
        Assert.Equal(2 * 3 * rounds, (await org.SendAsync("GET", "/query?q=SELECT COUNT() FROM Account WHERE Name='Pair'")).Json.GetProperty("totalSize").GetInt32());
    }
}
