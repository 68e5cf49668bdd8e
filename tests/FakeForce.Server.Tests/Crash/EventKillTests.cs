using System.Net.Http.Json;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Tests.Events;

namespace FakeForce.Server.Tests.Crash;

/// <summary>
/// Kills the server again and again while events are published and delivered. No acknowledged event is lost, none was delivered
/// whose commit was lost, no replay id is used twice, and whoever resumes is given every event at least once.
/// </summary>
public sealed class EventKillTests : IDisposable
{
    private const int Rounds = 50;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fakeforce-events-");
    private readonly Chance chance = new((ulong)Environment.TickCount64);
    private readonly EventWitness witness = new();

    private string Data => Path.Combine(folder.FullName, "data");
    private string Configuration => Path.Combine(folder.FullName, "fakeforce.json");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Events_keep_their_promises_through_fifty_kills()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL");
        await File.WriteAllTextAsync(Configuration, """
            {
              "platformEvents": [ { "fullName": "Note__e", "fields": [ { "fullName": "Text__c", "type": "longTextArea", "length": 131072, "required": true } ] } ],
              "changeDataCapture": [ "AccountChangeEvent" ],
              "managedEventSubscriptions": [ { "fullName": "Watch", "topicName": "/event/Note__e", "defaultReplay": "EARLIEST", "errorRecoveryReplay": "EARLIEST" } ],
              "eventDelivery": { "deliveriesPerDay": 100000000, "publishedPerHour": 100000000 }
            }
            """, Server.Ending);
        for (var life = 0; life < Rounds && witness.Problems.Length == 0; life++) await LiveAndDieAsync(life);
        await EndAsync();
        Assert.Equal([], witness.Problems);
        Assert.InRange(witness.Acknowledged, 10 * Rounds, int.MaxValue);
        Assert.InRange(witness.Delivered, 30 * Rounds, int.MaxValue);
    }

    private async Task LiveAndDieAsync(int life)
    {
        using var server = await ServerProcess.StartAsync(Data, Configuration);
        using var traffic = new EventTraffic(server, witness);
        if (life % 5 == 4) await CheckAsync(server, traffic, life);
        using var killed = new CancellationTokenSource();
        var running = traffic.RunAsync(life, killed.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(200 + chance.Next(400)), Server.Ending);
        await server.KillAsync();
        await killed.CancelAsync();
        await running;
    }

    private async Task<(Dictionary<long, string> Log, long Mark)> CheckAsync(ServerProcess server, EventTraffic traffic, int life)
    {
        var mark = await traffic.MarkAsync($"mark {life}");
        var log = await traffic.LogAsync(EventTraffic.Topic, $"mark {life}", PubSub.PubSubOrg.TextOf);
        witness.Check(log, $"life {life}");
        using var last = await server.Client.PostAsJsonAsync("/services/data/v66.0/sobjects/Account", new { Name = "mark" }, Server.Ending);
        var marked = (await last.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("id").GetString()!;
        var changes = await traffic.LogAsync("/data/AccountChangeEvent", marked, received => ChangedRecord.Of(received.Event.Payload.Span));
        var accounts = await AccountsAsync(server.Client);
        Assert.Equal(accounts.Order(StringComparer.Ordinal), changes.Values.Order(StringComparer.Ordinal));
        return (log, mark);
    }

    private async Task EndAsync()
    {
        using var server = await ServerProcess.StartAsync(Data, Configuration);
        using var traffic = new EventTraffic(server, witness);
        var (log, mark) = await CheckAsync(server, traffic, Rounds);
        await traffic.SubscribeAsync(Server.Ending, mark);
        await traffic.FollowManagedAsync(Server.Ending, mark);
        await traffic.PollAsync(Server.Ending, mark);
        foreach (var subscriber in new[] { EventTraffic.PubSub, EventTraffic.Managed, EventTraffic.Cometd }) witness.CheckSeen(subscriber, log.Values);
        await server.KillAsync();
    }

    private static async Task<List<string>> AccountsAsync(HttpClient client)
    {
        var ids = new List<string>();
        for (var next = "/services/data/v66.0/query?q=SELECT+Id+FROM+Account"; next is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(next, Server.Ending);
            ids.AddRange(page.GetProperty("records").EnumerateArray().Select(row => row.GetProperty("Id").GetString()!));
            next = page.TryGetProperty("nextRecordsUrl", out var url) ? url.GetString() : null;
        }
        return ids;
    }
}
