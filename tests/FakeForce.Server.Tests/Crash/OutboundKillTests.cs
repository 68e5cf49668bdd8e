using System.Net.Http.Json;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Tests.Outgoing;

namespace FakeForce.Server.Tests.Crash;

/// <summary>Kills the server while it takes records and sends their outbound messages, again and again: what was answered is received, at least once.</summary>
public sealed class OutboundKillTests : IDisposable
{
    private const int Rounds = 30, RecordsPerCall = 20;

    private readonly string data = Directory.CreateTempSubdirectory("fakeforce-outbound-").FullName;
    private readonly Chance chance = new((ulong)Environment.TickCount64);
    private readonly HashSet<string> saved = new(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Every_record_that_was_saved_is_told_of_however_often_the_server_dies()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL");
        await using var receiver = await Receiver.StartAsync();
        var answers = 0;
        // Every third answer is a refusal, so that there is always something to be sent again.
        receiver.Answer = () => Interlocked.Increment(ref answers) % 3 == 0 ? (503, "") : (200, Receiver.Ack);
        var configuration = Path.Combine(data, "fakeforce.json");
        await File.WriteAllTextAsync(configuration, $$"""
            {"workflowRules":[{"fullName":"Account.Tell","triggerType":"onCreateOnly","actions":["M"]}],
             "outboundMessages":[{"fullName":"Account.M","endpointUrl":"{{receiver.Address}}/","fields":["Name"]}]}
            """, Server.Ending);
        for (var round = 0; round < Rounds; round++)
        {
            using var server = await ServerProcess.StartAsync(Path.Combine(data, "org"), configuration);
            var first = new TaskCompletionSource();
            var saving = SaveAsync(server.Client, round, first);
            // However slow the machine is, each round saves something before it dies.
            await first.Task.WaitAsync(TimeSpan.FromMinutes(1), Server.Ending);
            await receiver.ReceiveAsync();
            for (var more = chance.Next(4); more > 0; more--) await receiver.ReceiveAsync();
            await server.KillAsync();
            await saving;
        }
        receiver.Answer = () => (200, Receiver.Ack);
        using var last = await ServerProcess.StartAsync(Path.Combine(data, "org"), configuration);
        using var advanced = await last.Client.PostAsJsonAsync("/_fakeforce/clock/advance", new { by = "PT3H" }, Server.Ending);
        Assert.True(advanced.IsSuccessStatusCode);
        Assert.Equal(0, (await last.Client.GetFromJsonAsync<JsonElement>("/_fakeforce/outbound-messages", Server.Ending)).GetProperty("messages").GetArrayLength());
        var told = receiver.Notifications.Select(notification => notification.Descendants().Last().Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(saved.Count >= Rounds * RecordsPerCall, $"only {saved.Count} records were saved");
        Assert.Empty(saved.Except(told));
        await last.KillAsync();
    }

    // Goes on until the server dies.
    private async Task SaveAsync(HttpClient client, int round, TaskCompletionSource first)
    {
        try
        {
            for (var call = 0; ; call++)
            {
                var names = Enumerable.Range(0, RecordsPerCall).Select(i => $"R{round}-{call}-{i}").ToList();
                using var answer = await client.PostAsJsonAsync("/services/data/v66.0/composite/sobjects", new { records = names.Select(name => new { attributes = new { type = "Account" }, Name = name }) }, Server.Ending);
                if ((await answer.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).EnumerateArray().All(result => result.GetProperty("success").GetBoolean())) saved.UnionWith(names);
                first.TrySetResult();
            }
        }
        catch (Exception dead) when (dead is HttpRequestException or IOException or JsonException)
        {
            // What was under way has no answer, and may be there or not.
        }
    }
}
