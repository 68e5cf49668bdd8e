using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FakeForce.Server.PubSub.Protocol;
using Grpc.Core;
using Grpc.Net.Client;
using PubSub = FakeForce.Server.PubSub.Protocol.PubSub;

namespace FakeForce.Benchmarks.Events;

/// <summary>A FakeForce process with one platform event, and clients of it.</summary>
internal sealed class EventServer : IDisposable
{
    private readonly string file;

    private EventServer(string file, string edition)
    {
        this.file = file;
        Process = ServerProcess.FakeForce("--config", file, "--edition", edition);
        Process.WaitUntilOpen();
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = int.MaxValue }) { BaseAddress = Process.Address, Timeout = Timeout.InfiniteTimeSpan };
    }

    public ServerProcess Process { get; }
    public HttpClient Http { get; }
    public Metadata Headers { get; private set; } = [];

    public static async Task<EventServer> StartAsync(string edition = "developer")
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, PubSubTarget.Definitions);
        var server = new EventServer(file, edition);
        while (!(await server.Http.GetAsync("/_fakeforce/health")).IsSuccessStatusCode) await Task.Delay(10);
        var token = (await (await server.Http.PostAsync("/_fakeforce/token", new StringContent("{}"))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        server.Headers = new Metadata { { "accesstoken", token }, { "instanceurl", server.Process.Address.ToString() }, { "tenantid", token.Split('!')[0] } };
        return server;
    }

    public GrpcChannel Channel() => GrpcChannel.ForAddress(Process.Address);

    public async Task<List<AsyncDuplexStreamingCall<FetchRequest, FetchResponse>>> SubscribeAsync(GrpcChannel channel, int count)
    {
        var client = new PubSub.PubSubClient(channel);
        var calls = new List<AsyncDuplexStreamingCall<FetchRequest, FetchResponse>>();
        for (var i = 0; i < count; i++)
        {
            var call = client.Subscribe(Headers);
            await call.RequestStream.WriteAsync(new FetchRequest { TopicName = PubSubTarget.Topic, NumRequested = 100 });
            calls.Add(call);
        }
        // All of them have begun once the server says so.
        while (await SubscribersAsync() < count) await Task.Delay(20);
        return calls;
    }

    /// <summary>Publishes by hand, which counts for no limit.</summary>
    public async Task PublishAsync(IEnumerable<string> texts)
    {
        var events = texts.Select(text => new { channel = PubSubTarget.Topic, payload = new { Text__c = text } });
        (await Http.PostAsync("/_fakeforce/events", new StringContent(JsonSerializer.Serialize(events), Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();
    }

    public async Task<int> SubscribersAsync() =>
        (await Http.GetFromJsonAsync<JsonElement>("/_fakeforce/events/subscribers")).GetProperty("subscribers").EnumerateArray().Count(one => !one.TryGetProperty("endedAt", out _));

    public void Dispose()
    {
        Http.Dispose();
        Process.Dispose();
        File.Delete(file);
    }
}
