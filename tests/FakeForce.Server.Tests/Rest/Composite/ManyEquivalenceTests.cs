using System.Text.Json;
using CsCheck;

namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>Random collections beside the same records in single calls, and random graphs beside all-or-none composites.</summary>
public sealed class ManyEquivalenceTests
{
    private static readonly string[] tables = ["Account", "Contact", "Opportunity"];

    private static readonly (string Type, string Fields)[] fresh =
    [
        ("Account", "\"Name\":\"A\""), ("Account", "\"Name\":\"\""), ("Account", "\"Name\":\"B\",\"Ext__c\":\"k1\""), ("Account", "\"Name\":\"C\",\"Ext__c\":\"A1\""), ("Account", "\"Industry\":\"Energy\""),
        ("Account", "\"Name\":\"D\",\"ParentId\":\"001000000000999AAA\""), ("Contact", "\"LastName\":\"L\""), ("Contact", "\"LastName\":\"L\",\"Email\":\"bad\""), ("Contact", "\"LastName\":\"M\",\"AccountId\":\"{account}\""), ("Contact", "\"FirstName\":\"F\""),
    ];

    private static readonly (string Type, string Id)[] known =
        [("Account", "{account}"), ("Account", "{other}"), ("Account", "{gone}"), ("Account", "001FF0000000999YAA"), ("Contact", "{contact}"), ("Contact", "{alone}"), ("Opportunity", "{opportunity}")];

    private static readonly string[] changes = ["\"Description\":\"changed\"", "\"Name\":\"\"", "\"Description\":null", "\"Description\":\"again\""];

    private static readonly string[] nodes =
    [
        Node("POST", "Account", "\"Name\":\"A\""), Node("POST", "Account", "\"Name\":\"\""), Node("POST", "Contact", "\"LastName\":\"L\",\"AccountId\":\"@{r0.id}\""), Node("POST", "Contact", "\"LastName\":\"L\",\"Email\":\"bad\""),
        Node("PATCH", "Account/{account}", "\"Name\":\"B\""), Node("PATCH", "Account/Ext__c/k1", "\"Name\":\"K\""), Node("PATCH", "Account/{gone}", "\"Name\":\"G\""), Node("GET", "Account/{account}?fields=Name"),
        Node("GET", "Account/Ext__c/nothing"), Node("DELETE", "Contact/{contact}"), Node("DELETE", "Opportunity/{opportunity}"),
    ];

    [Fact]
    public async Task A_collection_creates_what_single_calls_create() => await Gen.Int[0, fresh.Length - 1].Array[1, 8].SampleAsync(picks => SameAsync(
        picks, (org, i) => org.SendAsync("POST", "/sobjects/" + fresh[picks[i]].Type, $$"""{{{fresh[picks[i]].Fields}}}"""),
        org => org.SendAsync("POST", "/composite/sobjects", Records(picks.Select(p => $$$"""{"attributes":{"type":"{{{fresh[p].Type}}}"},{{{fresh[p].Fields}}}}""")))), iter: 15, threads: 1);

    [Fact]
    public async Task A_collection_changes_what_single_calls_change() => await Gen.Select(Subset, Gen.Int[0, changes.Length - 1].Array[known.Length]).SampleAsync((picks, change) => SameAsync(
        picks, (org, i) => org.SendAsync("PATCH", $"/sobjects/{known[picks[i]].Type}/{known[picks[i]].Id}", $$"""{{{changes[change[picks[i]]]}}}"""),
        org => org.SendAsync("PATCH", "/composite/sobjects", Records(picks.Select(p => $$$"""{"attributes":{"type":"{{{known[p].Type}}}"},"id":"{{{known[p].Id}}}",{{{changes[change[p]]}}}}""")))), iter: 15, threads: 1);

    [Fact]
    public async Task A_collection_deletes_what_single_calls_delete() => await Subset.SampleAsync(picks => SameAsync(
        picks, (org, i) => org.SendAsync("DELETE", $"/sobjects/{known[picks[i]].Type}/{known[picks[i]].Id}"),
        org => org.SendAsync("DELETE", "/composite/sobjects?ids=" + string.Join(',', picks.Select(p => known[p].Id)))), iter: 15, threads: 1);

    [Fact]
    public async Task Graphs_are_composites_one_after_the_other() => await Gen.Int[0, nodes.Length - 1].Array[1, 4].Array[1, 3].SampleAsync(async picks =>
    {
        await using var single = await SampleOrg.StartAsync();
        await using var together = await SampleOrg.StartAsync();
        var requests = picks.Select(graph => $$"""[{{string.Join(',', graph.Select((p, i) => nodes[p].Replace("REFERENCE", $"r{i}", StringComparison.Ordinal)))}}]""").ToList();
        var expected = new List<string>();
        foreach (var request in requests)
            expected.Add(Settled((await single.SendAsync("POST", "/composite", $$"""{"allOrNone":true,"compositeRequest":{{request}}}""")).Json.GetProperty("compositeResponse").GetRawText()));
        var given = await together.SendAsync("POST", "/composite/graph", $$"""{"graphs":[{{string.Join(',', requests.Select((request, i) => $$"""{"graphId":"g{{i}}","compositeRequest":{{request}}}"""))}}]}""");
        var graphs = given.Json.GetProperty("graphs").EnumerateArray().ToList();
        Assert.Equal(expected, graphs.Select(graph => Settled(graph.GetProperty("graphResponse").GetProperty("compositeResponse").GetRawText())));
        Assert.All(graphs, graph => Assert.Equal(graph.GetProperty("graphResponse").GetProperty("compositeResponse").EnumerateArray().All(n => n.GetProperty("httpStatusCode").GetInt32() < 400), graph.GetProperty("isSuccessful").GetBoolean()));
        await SameRowsAsync(single, together);
    }, iter: 15, threads: 1);

    private static Gen<int[]> Subset => Gen.Shuffle(Enumerable.Range(0, known.Length).ToArray(), 1, known.Length);

    private static async Task SameAsync(int[] picks, Func<SampleOrg, int, Task<Answer>> singly, Func<SampleOrg, Task<Answer>> atOnce)
    {
        await using var single = await SampleOrg.StartAsync();
        await using var together = await SampleOrg.StartAsync();
        var expected = new List<string>();
        for (var i = 0; i < picks.Length; i++) expected.Add(await singly(single, i) is { Status: >= 400 } refused ? Error(refused.Json[0], "errorCode") : "done");
        var given = await atOnce(together);
        Assert.True(given.Status == 200, given.Body);
        Assert.Equal(expected, given.Json.EnumerateArray().Select(one => one.GetProperty("success").GetBoolean() ? "done" : Error(one.GetProperty("errors")[0], "statusCode")));
        await SameRowsAsync(single, together);
    }

    private static async Task SameRowsAsync(SampleOrg single, SampleOrg together)
    {
        foreach (var table in tables) Assert.Equal(await RowsAsync(single, table), await RowsAsync(together, table));
    }

    // Where single calls say that a path is not found, a collection says what the id refers to.
    private static string Error(JsonElement error, string code) =>
        error.GetProperty(code).GetString() is "NOT_FOUND" or "INVALID_CROSS_REFERENCE_KEY" ? "nothing there" : $"{error.GetProperty(code)} {error.GetProperty("message")}";

    private static string Records(IEnumerable<string> records) => $$"""{"records":[{{string.Join(',', records)}}]}""";

    private static string Node(string method, string path, string? fields = null) =>
        $$$"""{"method":"{{{method}}}","url":"{v}/sobjects/{{{path}}}","referenceId":"REFERENCE"{{{(fields is null ? "" : $",\"body\":{{{fields}}}")}}}}""";

    private static async Task<string> RowsAsync(SampleOrg org, string table) => Settled((await org.SendAsync("GET", $"/queryAll?q=SELECT FIELDS(STANDARD) FROM {table} ORDER BY Id LIMIT 200")).Body);

    // The two orgs are not asked in the same second.
    private static string Settled(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000|\\u0022[0-9a-f]+\\u0022|\\""[0-9a-f]+\\""", "SETTLED");
}
