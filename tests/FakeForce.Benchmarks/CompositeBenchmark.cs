using System.Globalization;

namespace FakeForce.Benchmarks;

/// <summary>
/// Many in one call, beside as many calls: creates in a composite of 25 subrequests and in a collection of 200 records, on
/// one connection and in one run. The figure that counts is how many times more records a second the one call makes.
/// </summary>
internal static class CompositeBenchmark
{
    private const string Root = "/services/data/v66.0";
    private const string Record = """{"Name":"Acme","Phone":"+1 555 0100","Website":"https://acme.example","Industry":"Energy","Type":"Prospect","AnnualRevenue":1250000,"NumberOfEmployees":120,"BillingCity":"Paris"}""";

    public static async Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 3);
        using var server = ServerProcess.FakeForce("--edition", "sandbox");
        var org = await RestClient.LogInAsync(server);
        var single = org.Post($"{Root}/sobjects/Account", Record);
        Console.WriteLine($"{"",-32}{"records/s",12}{"p50 ms",9}{"p99 ms",9}{"singly",12}{"times",8}");
        foreach (var allOrNone in (string[])["false", "true"])
        {
            await CompareAsync($"composite of 25, allOrNone {allOrNone}", server, org.Post($"{Root}/composite", Composite(allOrNone)), 25, single, time);
            await CompareAsync($"collection of 200, allOrNone {allOrNone}", server, org.Post($"{Root}/composite/sobjects", Collection(allOrNone)), 200, single, time);
        }
        await CompareAsync("25 graphs of 8", server, org.Post($"{Root}/composite/graph", Graphs()), 200, single, time);
        await CompareAsync("tree of 200", server, org.Post($"{Root}/composite/tree/Account", Tree()), 200, single, time);
        return 0;
    }

    private static async Task CompareAsync(string name, ServerProcess server, byte[] request, int records, byte[] single, TimeSpan time)
    {
        await Load.RunAsync(server.Port, request, 1, time / 2);
        await Load.RunAsync(server.Port, single, 1, time / 2);
        var rounds = new List<(LoadResult Many, LoadResult Single)>();
        // Interleaved, so that a noisy neighbour disturbs both sides alike.
        for (var round = 0; round < 4; round++)
            rounds.Add((await Load.RunAsync(server.Port, request, 1, time / 4), await Load.RunAsync(server.Port, single, 1, time / 4)));
        var many = rounds.Average(r => r.Many.PerSecond) * records;
        var singly = rounds.Average(r => r.Single.PerSecond);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-32}{many,12:N0}{rounds.Average(r => r.Many.P50),9:N2}{rounds.Average(r => r.Many.P99),9:N2}{singly,12:N0}{many / singly,8:N2}"));
    }

    private static string Composite(string allOrNone) => $$"""{"allOrNone":{{allOrNone}},"compositeRequest":[{{Nodes(25)}}]}""";

    private static string Collection(string allOrNone) =>
        $$"""{"allOrNone":{{allOrNone}},"records":[{{string.Join(',', Enumerable.Repeat("""{"attributes":{"type":"Account"},""" + Record[1..], 200))}}]}""";

    private static string Graphs() =>
        $$"""{"graphs":[{{string.Join(',', Enumerable.Range(0, 25).Select(i => $$"""{"graphId":"g{{i}}","compositeRequest":[{{Nodes(8)}}]}"""))}}]}""";

    private static string Tree() =>
        $$"""{"records":[{{string.Join(',', Enumerable.Range(0, 200).Select(i => $$"""{"attributes":{"type":"Account","referenceId":"r{{i}}"},{{Record[1..]}}"""))}}]}""";

    private static string Nodes(int count) =>
        string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"method":"POST","url":"{{Root}}/sobjects/Account","referenceId":"r{{i}}","body":{{Record}}}"""));
}
