using System.Diagnostics;
using System.Globalization;

namespace FakeForce.Benchmarks.Events;

/// <summary>What change events add to the time of a bulk load: the same rows into an org that captures them and one that does not, in turn.</summary>
internal static class CapturedLoad
{
    private const int Rows = 200_000, Rounds = 7;

    private const string Fields = "\"fields\":{\"Account\":[{\"fullName\":\"Key__c\",\"type\":\"Text\",\"length\":20,\"externalId\":true,\"unique\":true}]}";

    public static async Task RunAsync()
    {
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await LoadAsync("{" + Fields + "}"));
            with.Add(await LoadAsync("{" + Fields + ",\"changeDataCapture\":[\"AccountChangeEvent\"]}"));
        }
        with.Sort();
        without.Sort();
        var more = with[Rounds / 2] / without[Rounds / 2] - 1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"bulk load of {Rows:N0} accounts: {without[Rounds / 2]:N2} s, with change events {with[Rounds / 2]:N2} s, {more:P0} more; target under 30 %"));
    }

    private static async Task<double> LoadAsync(string definitions)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, definitions);
        try
        {
            using var server = ServerProcess.FakeForce("--edition", "sandbox", "--config", file);
            using var client = new BulkClient(await RestClient.LogInAsync(server));
            await LoadAsync(client, -100_000, 0);
            var watch = Stopwatch.StartNew();
            await LoadAsync(client, 0, Rows);
            return watch.Elapsed.TotalSeconds;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task LoadAsync(BulkClient client, int from, int to)
    {
        if (await client.LoadAsync(new { @object = "Account", operation = "insert" }, BulkRows.Csv(from, to)) is > 0 and var failed) throw new InvalidOperationException($"{failed} rows failed");
    }
}
