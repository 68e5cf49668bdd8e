using System.Globalization;
using System.Text.Json;

namespace FakeForce.Benchmarks;

/// <summary>What a thousand fault rules cost the reading of a record that ten of them match and none strikes: with and without them, in turn.</summary>
internal static class GateBenchmark
{
    private const int Rules = 1_000, Connections = 32, Rounds = 5;

    public static async Task<int> RunAsync()
    {
        using var server = ServerProcess.FakeForce("--edition", "sandbox");
        var org = await RestClient.LogInAsync(server);
        var request = org.Get($"/services/data/v66.0/sobjects/Account/{await org.CreateAsync("""{"Name":"Acme"}""")}");
        using var client = new HttpClient { BaseAddress = server.Address };
        await Load.RunAsync(server.Port, request, Connections, TimeSpan.FromSeconds(4));
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            (await client.DeleteAsync("/_fakeforce/faults")).EnsureSuccessStatusCode();
            without.Add((await Load.RunAsync(server.Port, request, Connections, TimeSpan.FromSeconds(2))).PerSecond);
            using var rules = new StringContent(JsonSerializer.Serialize(new { rules = Enumerable.Range(0, Rules).Select(Rule) }));
            (await client.PostAsync("/_fakeforce/faults", rules)).EnsureSuccessStatusCode();
            with.Add((await Load.RunAsync(server.Port, request, Connections, TimeSpan.FromSeconds(2))).PerSecond);
        }
        with.Sort();
        without.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"read a record: {without[Rounds / 2]:N0} a second, with {Rules:N0} fault rules {with[Rounds / 2]:N0}, {1 - with[Rounds / 2] / without[Rounds / 2]:P1} less; target under 10 %"));
        return 0;
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
