using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FakeForce.Engine;

namespace FakeForce.Server.Tests.Crash;

/// <summary>Kills the server in the middle of a load, again and again, and looks for every row once at the end.</summary>
public sealed class BulkKillTests : IDisposable
{
    private const string Jobs = "/services/data/v66.0/jobs/ingest";
    private const int Rows = 120_000, MostKills = 6;

    private readonly string data = Directory.CreateTempSubdirectory("fakeforce-bulk-").FullName;
    private readonly Chance chance = new((ulong)Environment.TickCount64);

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task A_load_goes_on_after_kills_with_no_row_twice_and_none_lost()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL");
        var job = await BeginAsync();
        var kills = 0;
        var wasInTheMiddle = false;
        for (var state = ""; state != "JobComplete"; kills++)
        {
            Assert.True(kills <= MostKills + 1, "the load does not end");
            using var server = await ServerProcess.StartAsync(data);
            state = kills < MostKills ? await LiveAndDieAsync(server, job) : await EndAsync(server, job);
            wasInTheMiddle |= state == "InProgress";
        }
        Assert.True(wasInTheMiddle, "every kill came before the load or after it");
        using var last = await ServerProcess.StartAsync(data);
        await CheckAsync(last.Client, job);
        await last.KillAsync();
    }

    private async Task<string> BeginAsync()
    {
        using var server = await ServerProcess.StartAsync(data);
        using var created = await server.Client.PostAsJsonAsync(Jobs, new { @object = "Account", operation = "insert" }, Server.Ending);
        var job = (await created.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("id").GetString()!;
        var csv = new StringBuilder("Name,Phone\n");
        for (var i = 0; i < Rows; i++) csv.Append(i % 1_000 == 7 ? $",{i}\n" : $"Row {i},{i}\n");
        using var content = new StringContent(csv.ToString(), Encoding.UTF8, "text/csv");
        Assert.True((await server.Client.PutAsync($"{Jobs}/{job}/batches", content, Server.Ending)).IsSuccessStatusCode);
        _ = CloseAsync(server.Client, job);
        await DieAsync(server);
        return job;
    }

    private async Task<string> LiveAndDieAsync(ServerProcess server, string job)
    {
        var state = await StateAsync(server.Client, job);
        if (state == "Open") _ = CloseAsync(server.Client, job);
        await DieAsync(server);
        return state;
    }

    private static async Task<string> EndAsync(ServerProcess server, string job)
    {
        var state = await StateAsync(server.Client, job);
        if (state == "Open") await CloseAsync(server.Client, job);
        while (state is not ("JobComplete" or "Failed"))
        {
            await Task.Delay(50, Server.Ending);
            state = await StateAsync(server.Client, job);
        }
        await server.KillAsync();
        return state;
    }

    // The kill ends the call.
    private static async Task CloseAsync(HttpClient client, string job)
    {
        try
        {
            using var closed = await client.PatchAsJsonAsync($"{Jobs}/{job}", new { state = "UploadComplete" }, Server.Ending);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
        }
    }

    private async Task DieAsync(ServerProcess server)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(100 + chance.Next(200)), Server.Ending);
        await server.KillAsync();
    }

    private static async Task<string> StateAsync(HttpClient client, string job) =>
        (await client.GetFromJsonAsync<JsonElement>($"{Jobs}/{job}", Server.Ending)).GetProperty("state").GetString()!;

    private static async Task CheckAsync(HttpClient client, string job)
    {
        var info = await client.GetFromJsonAsync<JsonElement>($"{Jobs}/{job}", Server.Ending);
        Assert.Equal((Rows, Rows / 1_000), (info.GetProperty("numberRecordsProcessed").GetInt32(), info.GetProperty("numberRecordsFailed").GetInt32()));
        var phones = new HashSet<string>(StringComparer.Ordinal);
        for (var next = "/services/data/v66.0/query?q=SELECT+Phone+FROM+Account"; next is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(next, Server.Ending);
            foreach (var row in page.GetProperty("records").EnumerateArray()) Assert.True(phones.Add(row.GetProperty("Phone").GetString()!));
            next = page.TryGetProperty("nextRecordsUrl", out var url) ? url.GetString() : null;
        }
        var saved = (await client.GetStringAsync($"{Jobs}/{job}/successfulResults", Server.Ending)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split('"')[7]).ToList();
        var failed = (await client.GetStringAsync($"{Jobs}/{job}/failedResults", Server.Ending)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Count();
        Assert.Equal((Rows - Rows / 1_000, Rows / 1_000), (saved.Count, failed));
        Assert.True(phones.SetEquals(saved));
    }
}
