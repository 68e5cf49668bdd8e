using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using FakeForce.Server.PubSub.Protocol;
using PubSub = FakeForce.Server.PubSub.Protocol.PubSub;
using Grpc.Core;
using Grpc.Net.Client;

namespace FakeForce.Benchmarks.Events;

/// <summary>What a thousand subscribers to whom nothing happens cost a server of its own process.</summary>
internal static class IdleSubscribers
{
    private const int Count = 1_000, TargetBytes = 30_000;

    public static async Task RunAsync()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, PubSubTarget.Definitions);
        try
        {
            using var server = ServerProcess.FakeForce("--config", file);
            server.WaitUntilOpen();
            await MeasureAsync(server);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task MeasureAsync(ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        while (!(await http.GetAsync("/_fakeforce/health")).IsSuccessStatusCode) await Task.Delay(10);
        var token = (await (await http.PostAsync("/_fakeforce/token", new StringContent("{}"))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
        var headers = new Metadata { { "accesstoken", token }, { "instanceurl", server.Address.ToString() }, { "tenantid", token.Split('!')[0] } };
        using var channel = GrpcChannel.ForAddress(server.Address);
        var client = new PubSub.PubSubClient(channel);
        // A few first, so that code and buffers are there.
        var calls = await SubscribeAsync(client, headers, 50);
        var before = server.WorkingSet;
        calls.AddRange(await SubscribeAsync(client, headers, Count));
        var each = (server.WorkingSet - before) / Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count:N0} idle subscribers: {each:N0} bytes each; target {TargetBytes:N0}, ratio {(double)each / TargetBytes:N2}"));
        foreach (var call in calls) call.Dispose();
    }

    private static async Task<List<AsyncDuplexStreamingCall<FetchRequest, FetchResponse>>> SubscribeAsync(PubSub.PubSubClient client, Metadata headers, int count)
    {
        var calls = new List<AsyncDuplexStreamingCall<FetchRequest, FetchResponse>>();
        for (var i = 0; i < count; i++)
        {
            var call = client.Subscribe(headers);
            await call.RequestStream.WriteAsync(new FetchRequest { TopicName = PubSubTarget.Topic, NumRequested = 100 });
            calls.Add(call);
        }
        // Answered after them all on the same connection.
        await client.GetTopicAsync(new TopicRequest { TopicName = PubSubTarget.Topic }, headers);
        await Task.Delay(1000);
        return calls;
    }
}
