using System.Text.Json;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>
/// Results of query jobs after a restart with a journal: "locators are stable" for seven days (guide, "Get Results for a Query
/// Job"), so every byte is what it was, whatever became of the records since.
/// </summary>
public sealed class QueryRestartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fakeforce-query-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_byte_is_what_it_was()
    {
        string[] queries =
        [
            "SELECT Id, Name, Phone, AnnualRevenue, NumberOfEmployees, CreatedDate, IsDeleted, ParentId FROM Account ORDER BY Name DESC",
            "SELECT LastName, Account.Name, Account.Parent.Name, Account.Owner.Username, Owner.Name FROM Contact ORDER BY LastName",
            "SELECT Subject, Owner.Name, Owner.Type, Account.Parent.Name FROM Case",
            "SELECT Name, toLabel(Industry) FROM Account WHERE Name LIKE 'A%' LIMIT 7",
            "SELECT Id FROM Account WHERE Name = 'nobody'",
        ];
        var before = new Dictionary<string, string>();
        await using (var org = await StartAsync())
        {
            await FillAsync(org);
            foreach (var operation in (string[])["query", "queryAll"])
                foreach (var soql in queries) await ResultsAsync(org, before, (await CreateAsync(org, operation, soql)).GetProperty("id").GetString()!);
            await ChangeAsync(org);
            foreach (var (path, body) in before) Assert.Equal((path, body), (path, (await org.GetAsync(path)).Body));
        }
        await using var again = await StartAsync();
        await ChangeAsync(again);
        foreach (var (path, body) in before) Assert.Equal((path, body), (path, (await again.GetAsync(path)).Body));
        Assert.Contains(before.Values, body => body.Contains("Deleted account", StringComparison.Ordinal));
    }

    private Task<TestOrg> StartAsync() => TestOrg.StartAsync(new FakeForceOptions { Data = folder });

    private static async Task FillAsync(TestOrg org)
    {
        var top = await org.CreateAsync("Account", """{"Name":"Above all, \"quoted\"","Industry":"Energy"}""");
        for (var i = 0; i < 12; i++)
        {
            var account = await org.CreateAsync("Account", $$"""{"Name":"A{{i}}","ParentId":"{{top}}","AnnualRevenue":{{i}}.5,"Phone":"é{{i}}"}""");
            await org.CreateAsync("Contact", $$"""{"LastName":"C{{i}}","AccountId":"{{account}}"}""");
        }
        await org.CreateAsync("Contact", """{"LastName":"Alone"}""");
        await org.CreateAsync("Case", $$"""{"Subject":"Help","AccountId":"{{top}}"}""");
        var gone = await org.CreateAsync("Account", """{"Name":"Deleted account"}""");
        Assert.Equal(204, (await org.SendAsync("DELETE", $"/sobjects/Account/{gone}")).Status);
    }

    private static async Task<JsonElement> CreateAsync(TestOrg org, string operation, string soql)
    {
        var answer = await org.SendAsync("POST", "/jobs/query", $$"""{"operation":"{{operation}}","query":"{{soql}}"}""");
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    // In one set, and in sets of five rows along their locators.
    private static async Task ResultsAsync(TestOrg org, Dictionary<string, string> known, string job)
    {
        var path = $"/jobs/query/{job}/results";
        known[path] = (await org.GetAsync(path)).Body;
        for (var next = path + "?maxRecords=5"; next is not null;)
        {
            var answer = await org.GetAsync(next);
            known[next] = answer.Body;
            var locator = Assert.Single(answer.Headers.GetValues("Sforce-Locator"));
            next = locator == "null" ? null : $"{path}?maxRecords=5&locator={locator}";
        }
    }

    private static async Task ChangeAsync(TestOrg org)
    {
        var records = (await org.QueryAsync("SELECT Id FROM Account")).Json.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("Id").GetString()).ToList();
        foreach (var id in records[..^1]) Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Name":"Changed","ParentId":null}""")).Status);
        Assert.Equal(204, (await org.SendAsync("DELETE", $"/sobjects/Account/{records[^1]}")).Status);
        await org.CreateAsync("Account", """{"Name":"A new one"}""");
    }
}
