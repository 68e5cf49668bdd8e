using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FakeForce.Benchmarks.Events;

/// <summary>A thousand clients of Streaming API that hold a long poll each: their memory, and how long one event takes to all of them.</summary>
internal static class LongPolls
{
    private const int Clients = 1_000, Rounds = 10;

    public static async Task RunAsync()
    {
        using var server = await EventServer.StartAsync("unlimited");
        var warm = await ConnectAsync(server, 20);
        await RoundAsync(server, warm);
        var before = server.Process.WorkingSet;
        var clients = await ConnectAsync(server, Clients - warm.Count);
        clients.AddRange(warm);
        var times = new List<double>();
        await RoundAsync(server, clients);
        var each = (server.Process.WorkingSet - before) / Clients;
        for (var i = 0; i < Rounds; i++) times.AddRange(await RoundAsync(server, clients));
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Clients:N0} long polls: one event to all, p50 {times[times.Count / 2]:N1} ms, p99 {times[times.Count * 99 / 100]:N1} ms, last {times[^1]:N1} ms; {each:N0} bytes each, its connection included"));
    }

    private static async Task<List<string>> ConnectAsync(EventServer server, int count)
    {
        var clients = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var shaken = await SendAsync(server, """[{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling"]}]""");
            var id = shaken[0].GetProperty("clientId").GetString()!;
            await SendAsync(server, Connect(id));
            await SendAsync(server, $$"""[{"channel":"/meta/subscribe","clientId":"{{id}}","subscription":"{{PubSubTarget.Topic}}"}]""");
            clients.Add(id);
        }
        return clients;
    }

    // Milliseconds from publishing until each poll was answered with the event.
    private static async Task<double[]> RoundAsync(EventServer server, List<string> clients)
    {
        var start = 0L;
        var polls = clients.Select(async id =>
        {
            var replies = await SendAsync(server, Connect(id));
            if (replies.GetArrayLength() != 2) throw new InvalidOperationException(replies.ToString());
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).ToList();
        // Until all of them are held.
        await Task.Delay(1000);
        start = Stopwatch.GetTimestamp();
        await server.PublishAsync(["x"]);
        return await Task.WhenAll(polls);
    }

    private static string Connect(string id) => $$"""[{"channel":"/meta/connect","connectionType":"long-polling","clientId":"{{id}}"}]""";

    private static async Task<JsonElement> SendAsync(EventServer server, string messages)
    {
        using var content = new StringContent(messages, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await server.Http.PostAsync("/cometd/66.0", content);
        return JsonDocument.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).RootElement;
    }
}
