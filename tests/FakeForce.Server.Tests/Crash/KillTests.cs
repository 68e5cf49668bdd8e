using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using FakeForce.Engine;

namespace FakeForce.Server.Tests.Crash;

/// <summary>Kills the server at random moments under concurrent writes and looks for every write that it had answered.</summary>
public sealed class KillTests : IDisposable
{
    private const int Rounds = 50, Writers = 6;

    private readonly string data = Directory.CreateTempSubdirectory("fakeforce-kill-").FullName;
    private readonly Chance chance = new((ulong)Environment.TickCount64);

    /// <summary>What the server has answered: the name of each account by id, and the last number that its phone was set to.</summary>
    private readonly ConcurrentDictionary<string, (string Name, int Number)> answered = new();

    /// <summary>Sent and not answered: each may be there or not.</summary>
    private readonly ConcurrentDictionary<string, int> inDoubt = new();

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task No_answered_write_is_lost_in_fifty_kills()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL");
        for (var round = 0; round < Rounds; round++) await RoundAsync(round);
        using var last = await ServerProcess.StartAsync(data);
        await CheckAsync(last.Client, Rounds);
        Assert.InRange(answered.Count, Rounds, int.MaxValue);
        await last.KillAsync();
    }

    private async Task RoundAsync(int round)
    {
        using var server = await ServerProcess.StartAsync(data);
        await CheckAsync(server.Client, round);
        using var killed = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(server.Client, $"{round}-{writer}", killed.Token)).ToList();
        await Task.Delay(TimeSpan.FromMilliseconds(20 + chance.Next(250)), Server.Ending);
        await server.KillAsync();
        await killed.CancelAsync();
        await Task.WhenAll(writers);
    }

    // Creates an account, then changes two of its fields together, again and again until the server is gone.
    private async Task WriteAsync(HttpClient client, string writer, CancellationToken killed)
    {
        string? id = null;
        var number = 0;
        try
        {
            for (var n = 0; ; n++)
            {
                if (n % 4 == 0)
                {
                    var name = $"{writer}-{n}";
                    using var created = await client.PostAsJsonAsync("/services/data/v66.0/sobjects/Account", new { Name = name, Phone = "0", Fax = "0" }, killed);
                    Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync(killed));
                    id = (await created.Content.ReadFromJsonAsync<JsonElement>(killed)).GetProperty("id").GetString()!;
                    answered[id] = (name, number = 0);
                    continue;
                }
                inDoubt[id!] = ++number;
                var text = number.ToString(CultureInfo.InvariantCulture);
                using var updated = await client.PatchAsJsonAsync($"/services/data/v66.0/sobjects/Account/{id}", new { Phone = text, Fax = text }, killed);
                Assert.True(updated.IsSuccessStatusCode, await updated.Content.ReadAsStringAsync(killed));
                answered[id!] = answered[id!] with { Number = number };
                inDoubt.TryRemove(id!, out _);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            // The kill.
        }
    }

    private async Task CheckAsync(HttpClient client, int round)
    {
        var found = await AccountsAsync(client);
        foreach (var (id, (name, number)) in answered)
        {
            Assert.True(found.TryGetValue(id, out var row), $"after {round} kills: account {name} was answered and is gone");
            Assert.Equal((name, row.Fax), (row.Name, row.Phone));
            var there = int.Parse(row.Phone, CultureInfo.InvariantCulture);
            Assert.True(there == number || inDoubt.GetValueOrDefault(id) == there, $"after {round} kills: {name} was set to {number}, and is {there}");
            answered[id] = (name, there);
        }
        inDoubt.Clear();
        // A create that was stored and not answered is whole.
        Assert.All(found.Values, row => Assert.Equal(row.Phone, row.Fax));
    }

    private static async Task<Dictionary<string, (string Name, string Phone, string Fax)>> AccountsAsync(HttpClient client)
    {
        var found = new Dictionary<string, (string, string, string)>(StringComparer.Ordinal);
        for (var next = "/services/data/v66.0/query?q=SELECT+Id,Name,Phone,Fax+FROM+Account"; next is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(next, Server.Ending);
            foreach (var row in page.GetProperty("records").EnumerateArray())
                found[row.GetProperty("Id").GetString()!] = (row.GetProperty("Name").GetString()!, row.GetProperty("Phone").GetString()!, row.GetProperty("Fax").GetString()!);
            next = page.TryGetProperty("nextRecordsUrl", out var url) ? url.GetString() : null;
        }
        return found;
    }
}
