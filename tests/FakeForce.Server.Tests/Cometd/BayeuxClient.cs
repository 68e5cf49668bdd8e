using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FakeForce.Engine.Events.Streaming;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>A client that does one step of the protocol at a time, with a session and cookies of its own.</summary>
internal sealed class BayeuxClient : IDisposable
{
    private readonly TestOrg org;
    private readonly HttpClient http;
    private int number;

    private BayeuxClient(TestOrg org, string? token)
    {
        this.org = org;
        http = Server.Client(org.Server.Address, handler: new SocketsHttpHandler { UseProxy = false, CookieContainer = new CookieContainer() });
        if (token is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public string ClientId { get; private set; } = "";
    public string? Token => http.DefaultRequestHeaders.Authorization?.Parameter;

    public StreamingClient Seen => org.Org.Streaming.TryFind(ClientId, out var client) ? client : throw new InvalidOperationException("the client is gone");

    public static BayeuxClient Without(TestOrg org, string? token = null) => new(org, token);

    /// <summary>After handshake and first connect.</summary>
    public static async Task<BayeuxClient> ConnectedAsync(TestOrg org, string? username = null)
    {
        var client = new BayeuxClient(org, (await org.Org.Identity.StartSessionAsync(username ?? org.Org.Options.Username)).Token);
        await client.HandshakeAsync();
        await client.ConnectAsync();
        return client;
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await http.PostAsync(path, content, Server.Ending);
    }

    public async Task<JsonArray> SendAsync(string json, string path = "/cometd/66.0")
    {
        using var response = await PostAsync(path, json);
        var body = await response.Content.ReadAsStringAsync(Server.Ending);
        Assert.True(response.StatusCode == HttpStatusCode.OK, body);
        return JsonNode.Parse(body)!.AsArray();
    }

    public async Task<JsonNode> HandshakeAsync()
    {
        var reply = (await SendAsync("""[{"channel":"/meta/handshake","id":"1","version":"1.0","minimumVersion":"1.0","supportedConnectionTypes":["long-polling"],"ext":{"replay":true}}]"""))[0]!;
        ClientId = reply["clientId"]?.ToString() ?? "";
        return reply;
    }

    public Task<JsonArray> ConnectAsync() => SendAsync($$"""[{"channel":"/meta/connect","connectionType":"long-polling","clientId":"{{ClientId}}","id":"{{++number}}"}]""");

    public async Task<JsonNode> SubscribeAsync(string channel, object? replay = null)
    {
        var message = new JsonObject { ["channel"] = "/meta/subscribe", ["clientId"] = ClientId, ["id"] = "s", ["subscription"] = channel };
        if (replay is not null) message["ext"] = new JsonObject { ["replay"] = new JsonObject { [channel] = JsonValue.Create(replay) } };
        return (await SendAsync("[" + message.ToJsonString() + "]"))[0]!;
    }

    /// <summary>Subscribes, which must succeed.</summary>
    public async Task ListenAsync(string channel, object? replay = null)
    {
        var reply = await SubscribeAsync(channel, replay);
        Assert.True(reply["successful"]!.GetValue<bool>(), reply.ToJsonString());
    }

    /// <summary>The events that there are by now, without waiting for more.</summary>
    public async Task<List<JsonNode>> TakeAsync()
    {
        var replies = await SendAsync($$$"""[{"channel":"/meta/connect","connectionType":"long-polling","clientId":"{{{ClientId}}}","advice":{"timeout":0}}]""");
        Assert.True(replies[^1]!["successful"]!.GetValue<bool>(), replies.ToJsonString());
        return [.. replies.SkipLast(1).Select(reply => reply!)];
    }

    /// <summary>Begins a connect and returns once the server holds it.</summary>
    public async Task<Task<JsonArray>> HeldConnectAsync()
    {
        var connect = ConnectAsync();
        while (!Seen.IsWaiting && !connect.IsCompleted) await Task.Yield();
        return connect;
    }

    /// <summary>Lets the clock run until the answer is there, and gives the time that it took.</summary>
    public async Task<(JsonArray Replies, TimeSpan Held)> RunUntilAsync(Task<JsonArray> connect, FakeTimeProvider clock, TimeSpan step)
    {
        var start = clock.GetUtcNow();
        while (Seen.IsWaiting)
        {
            clock.Advance(step);
            for (var i = 0; i < 100; i++) await Task.Yield();
        }
        return (await connect, clock.GetUtcNow() - start);
    }

    public void Dispose() => http.Dispose();
}
