using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace FakeForce.Server.Tests.Rest.Composite;

/// <summary>Random composites beside the same calls made singly, and random failures beside an org that was left alone.</summary>
public sealed partial class CompositeEquivalenceTests
{
    private static readonly string[] bodies =
    [
        """{"Name":"A"}""", """{"Name":""}""", """{"Name":"B","Ext__c":"k1"}""", """{"Name":"C","Ext__c":"k2","NumberOfEmployees":"x"}""", """{"LastName":"L","AccountId":"{account}"}""", """{"LastName":"L","Email":"bad"}""",
        """{"NumberOfEmployees":5,"Industry":"Energy"}""", """{"Nope":1}""", """{"ParentId":"{other}"}""", """{"ParentId":"001000000000999AAA"}""", "[1]", "\"x\"", "{}",
    ];

    private static readonly (string Method, string Path)[] calls =
    [
        ("POST", "/sobjects/Account"), ("POST", "/sobjects/Account/"), ("POST", "/sobjects/Contact"), ("POST", "/sobjects/Nope"), ("PATCH", "/sobjects/Account/{account}"), ("PATCH", "/sobjects/Account/{gone}"), ("PATCH", "/sobjects/Account/Ext__c/k1"),
        ("PATCH", "/sobjects/Account/Loose__c/same"), ("GET", "/sobjects/Account/{account}?fields=Name,NumberOfEmployees"), ("GET", "/sobjects/Account/Ext__c/k1?fields=Name"), ("GET", "/sobjects/Contact/{contact}/Account?fields=Name"), ("DELETE", "/sobjects/Contact/{contact}"),
        ("DELETE", "/sobjects/Opportunity/{opportunity}"), ("GET", "/query?q=SELECT+Id,Name+FROM+Account+ORDER+BY+Id"), ("GET", "/query?q=SELECT+COUNT()+FROM+Contact"), ("GET", "/query?q=SELEC"), ("PUT", "/sobjects/Account"), ("GET", "/sobjects/Account/Ext__c/nothing"),
    ];

    private static readonly string[] tables = ["Account", "Contact", "Opportunity"];

    private static Gen<Call[]> Calls => Gen.Select(Gen.Int[0, calls.Length - 1], Gen.Int[0, bodies.Length - 1], (c, b) => new Call(calls[c].Method, calls[c].Path, bodies[b])).Array[1, 8]
        .Where(made => made.Count(c => c.Path.StartsWith("/query", StringComparison.Ordinal)) <= 5);

    [Fact]
    public async Task A_composite_gives_what_the_same_calls_made_singly_give() => await Calls.SampleAsync(async made =>
    {
        await using var single = await SampleOrg.StartAsync();
        await using var together = await SampleOrg.StartAsync();
        var expected = new List<string>();
        foreach (var call in made)
        {
            var answer = await single.SendAsync(call.Method, call.Path, call.HasBody ? call.Body : null);
            expected.Add($"{answer.Status} {answer.Headers.Location} {answer.Body}");
        }
        var given = await together.SendAsync("POST", "/composite", Composite(made, allOrNone: false));
        var actual = given.Json.GetProperty("compositeResponse").EnumerateArray().Select(one => string.Create(CultureInfo.InvariantCulture,
            $"{one.GetProperty("httpStatusCode").GetInt32()} {Text(one.GetProperty("httpHeaders"), "Location")} {Body(one)}"));
        Assert.Equal(expected.Select(Settled), actual.Select(Settled));
        foreach (var table in tables) Assert.Equal(await RowsAsync(single, table), await RowsAsync(together, table));
    }, iter: 25, threads: 1);

    [Fact]
    public async Task All_or_none_leaves_no_trace_when_one_fails()
    {
        await using var org = await SampleOrg.StartAsync();
        var failed = 0;
        await Calls.SampleAsync(async made =>
        {
            var before = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var table in tables) before[table] = await RowsAsync(org, table);
            var state = org.Org.Org.State;
            var given = await org.SendAsync("POST", "/composite", Composite([.. made, new Call("POST", "/sobjects/Account", """{"Name":""}""")], allOrNone: true));
            Assert.All(given.Json.GetProperty("compositeResponse").EnumerateArray(), one => Assert.True(one.GetProperty("httpStatusCode").GetInt32() >= 400, given.Body));
            foreach (var table in tables) Assert.Equal(before[table], await RowsAsync(org, table));
            Assert.Equal(state.TableOf(state.Catalog["Account"]).Count, org.Org.Org.State.TableOf(state.Catalog["Account"]).Count);
            failed++;
        }, iter: 100, threads: 1);
        Assert.True(failed >= 100);
    }

    private static async Task<string> RowsAsync(SampleOrg org, string table) => Settled((await org.SendAsync("GET", $"/queryAll?q=SELECT FIELDS(STANDARD) FROM {table} ORDER BY Id LIMIT 200")).Body);

    private static string Composite(Call[] made, bool allOrNone) =>
        $$"""{"allOrNone":{{(allOrNone ? "true" : "false")}},"compositeRequest":[{{string.Join(',', made.Select((c, i) => $$"""{"method":"{{c.Method}}","url":"{v}{{c.Path}}","referenceId":"r{{i}}"{{(c.HasBody ? ",\"body\":" + c.Body : "")}}}"""))}}]}""";

    private static string? Text(JsonElement headers, string name) => headers.TryGetProperty(name, out var value) ? value.GetString() : "";

    private static string Body(JsonElement one) => one.GetProperty("body") is { ValueKind: not JsonValueKind.Null } body ? body.GetRawText() : "";

    // The two orgs are not asked in the same second.
    private static string Settled(string text) => Moment().Replace(text, "MOMENT");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000")]
    private static partial Regex Moment();

    private sealed record Call(string Method, string Path, string Body)
    {
        public bool HasBody => Method is "POST" or "PATCH" or "PUT";

        public override string ToString() => $"{Method} {Path} {Body}";
    }
}
