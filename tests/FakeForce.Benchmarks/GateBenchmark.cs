using System.Globalization;
using System.Text.Json;

namespace FakeForce.Benchmarks;

/// <summary>What the journal and a thousand fault rules, of which ten match and none strikes, cost the reading of a record: with and without them, in turn.</summary>
internal static class GateBenchmark
{
    private const int Rules = 1_000, Connections = 32, Rounds = 5;

    public static async Task<int> RunAsync()
    {
        using var bare = ServerProcess.FakeForce("--edition", "sandbox", "--journal-requests", "0");
        using var full = ServerProcess.FakeForce("--edition", "sandbox");
        var (plain, journaled) = (await RequestAsync(bare), await RequestAsync(full));
        using var client = new HttpClient { BaseAddress = full.Address };
        foreach (var (server, request) in new[] { (bare, plain), (full, journaled) }) await Load.RunAsync(server.Port, request, Connections, TimeSpan.FromSeconds(4));
        var (without, withJournal, withBoth) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add((await Load.RunAsync(bare.Port, plain, Connections, TimeSpan.FromSeconds(2))).PerSecond);
            (await client.DeleteAsync("/_fakeforce/faults")).EnsureSuccessStatusCode();
            withJournal.Add((await Load.RunAsync(full.Port, journaled, Connections, TimeSpan.FromSeconds(2))).PerSecond);
            using var rules = new StringContent(JsonSerializer.Serialize(new { rules = Enumerable.Range(0, Rules).Select(Rule) }));
            (await client.PostAsync("/_fakeforce/faults", rules)).EnsureSuccessStatusCode();
            withBoth.Add((await Load.RunAsync(full.Port, journaled, Connections, TimeSpan.FromSeconds(2))).PerSecond);
        }
        foreach (var list in new[] { without, withJournal, withBoth }) list.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"read a record: {without[Rounds / 2]:N0} a second, with the journal {withJournal[Rounds / 2]:N0} ({1 - withJournal[Rounds / 2] / without[Rounds / 2]:P1} less), with {Rules:N0} fault rules too {withBoth[Rounds / 2]:N0} ({1 - withBoth[Rounds / 2] / without[Rounds / 2]:P1} less); target under 10 %"));
        return 0;
    }

    private static async Task<byte[]> RequestAsync(ServerProcess server)
    {
        var org = await RestClient.LogInAsync(server);
        return org.Get($"/services/data/v66.0/sobjects/Account/{await org.CreateAsync("""{"Name":"Acme"}""")}");
    }

    // Each looks at the call by another of its sides; one in a hundred matches and counts it, and none strikes.
    private static Dictionary<string, object> Rule(int number)
    {
        var rule = new Dictionary<string, object> { ["name"] = $"r{number}", ["effect"] = "error", ["code"] = "SERVER_UNAVAILABLE" };
        if (number % 100 == 99)
        {
            rule["after"] = 1_000_000;
            return rule;
        }
        switch (number % 4)
        {
            case 0: rule["sobject"] = "Contact"; break;
            case 1: rule["method"] = "PATCH"; break;
            case 2: rule["path"] = $"/sobjects/Account/001FF{number:D10}"; break;
            default: rule["client"] = $"client {number}"; break;
        }
        return rule;
    }
}
