using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FakeForce.Server.PubSub;
using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.Tests.PubSub;
using Grpc.Core;
using Grpc.Net.Client;
using Protocol = FakeForce.Server.PubSub.Protocol;

namespace FakeForce.Server.Tests.Crash;

/// <summary>Publishers and subscribers of one life of a server. All tell the witness; the kill ends them.</summary>
internal sealed class EventTraffic : IDisposable
{
    public const string Topic = "/event/Note__e", PubSub = "Pub/Sub", Managed = "managed", Cometd = "CometD";
    private const int Asked = 20;

    private readonly ServerProcess server;
    private readonly EventWitness witness;
    private readonly GrpcChannel channel;
    private readonly Protocol.PubSub.PubSubClient client;
    private readonly Metadata headers;

    public EventTraffic(ServerProcess server, EventWitness witness)
    {
        (this.server, this.witness) = (server, witness);
        channel = GrpcChannel.ForAddress(server.Client.BaseAddress!, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler { UseProxy = false }, DisposeHttpClient = true });
        client = new(channel);
        headers = PubSubOrg.HeadersOf(server.Token, server.Token.Split('!')[0]);
    }

    /// <summary>Everything at once, until the server is gone or <paramref name="ending"/> says so.</summary>
    public Task RunAsync(int life, CancellationToken ending) => Task.WhenAll(
        Until(() => PublishAsync($"{life}-p", ending)), Until(() => InsertAsync($"{life}-r", ending)), Until(() => CreateAccountsAsync($"{life}-a", ending)),
        Until(() => SubscribeAsync(ending)), Until(() => FollowManagedAsync(ending)), Until(() => PollAsync(ending)));

    /// <summary>A mark behind everything that there is.</summary>
    public async Task<long> MarkAsync(string text)
    {
        var answer = await client.PublishAsync(new PublishRequest { TopicName = Topic, Events = { await NoteAsync(text) } }, headers, cancellationToken: Server.Ending);
        var replayId = Read(answer.Results[0].ReplayId);
        witness.Acknowledge(text, replayId);
        return replayId;
    }

    /// <summary>What a topic has, up to the event of a mark.</summary>
    public async Task<Dictionary<long, string>> LogAsync(string topic, string mark, Func<ConsumerEvent, string> textOf)
    {
        var log = new Dictionary<long, string>();
        using var call = client.Subscribe(headers, cancellationToken: Server.Ending);
        await call.RequestStream.WriteAsync(new FetchRequest { TopicName = topic, NumRequested = 100, ReplayPreset = Protocol.ReplayPreset.Earliest }, Server.Ending);
        for (var last = ""; last != mark;)
        {
            var response = await call.ResponseStream.NextAsync();
            foreach (var received in response.Events) log.Add(Read(received.ReplayId), last = textOf(received));
            if (response.PendingNumRequested < 50) await call.RequestStream.WriteAsync(new FetchRequest { TopicName = topic, NumRequested = 100 - response.PendingNumRequested }, Server.Ending);
        }
        return log;
    }

    public void Dispose() => channel.Dispose();

    public async Task SubscribeAsync(CancellationToken ending, long upTo = long.MaxValue)
    {
        using var call = client.Subscribe(headers, cancellationToken: ending);
        var place = witness.PlaceOf(PubSub);
        await call.RequestStream.WriteAsync(new FetchRequest
        {
            TopicName = Topic, NumRequested = Asked,
            ReplayPreset = place is null ? Protocol.ReplayPreset.Earliest : Protocol.ReplayPreset.Custom,
            ReplayId = place is { } known ? ReplayBytes.Of(known) : Google.Protobuf.ByteString.Empty,
        }, ending);
        while ((witness.PlaceOf(PubSub) ?? 0) < upTo && await call.ResponseStream.MoveNext(ending))
        {
            foreach (var received in call.ResponseStream.Current.Events) witness.Deliver(PubSub, PubSubOrg.TextOf(received), Read(received.ReplayId));
            if (call.ResponseStream.Current.PendingNumRequested == 0) await call.RequestStream.WriteAsync(new FetchRequest { TopicName = Topic, NumRequested = Asked }, ending);
        }
    }

    // Commits what it has been given; whatever was committed is not given again.
    public async Task FollowManagedAsync(CancellationToken ending, long upTo = long.MaxValue)
    {
        using var call = client.ManagedSubscribe(headers, cancellationToken: ending);
        await call.RequestStream.WriteAsync(new ManagedFetchRequest { DeveloperName = "Watch", NumRequested = Asked }, ending);
        while ((witness.PlaceOf(Managed) ?? 0) < upTo && await call.ResponseStream.MoveNext(ending))
        {
            var response = call.ResponseStream.Current;
            foreach (var received in response.Events)
            {
                var replayId = Read(received.ReplayId);
                if (replayId <= witness.Committed) witness.Problem($"{replayId} was given again though {witness.Committed} was committed");
                witness.Deliver(Managed, PubSubOrg.TextOf(received), replayId);
            }
            if (response.CommitResponse is { Error: null } commit) witness.Commit(Read(commit.ReplayId));
            if (response.Events.Count > 0) await call.RequestStream.WriteAsync(new ManagedFetchRequest { DeveloperName = "Watch", NumRequested = response.PendingNumRequested == 0 ? Asked : 0, CommitReplayIdRequest = new() { CommitRequestId = "c", ReplayId = response.Events[^1].ReplayId } }, ending);
        }
    }

    public async Task PollAsync(CancellationToken ending, long upTo = long.MaxValue)
    {
        var id = (await BayeuxAsync("""{"channel":"/meta/handshake","version":"1.0","supportedConnectionTypes":["long-polling"]}""", ending))[0]!["clientId"]!.ToString();
        var replay = (witness.PlaceOf(Cometd) ?? -2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await BayeuxAsync($$$$"""{"channel":"/meta/subscribe","clientId":"{{{{id}}}}","subscription":"{{{{Topic}}}}","ext":{"replay":{"{{{{Topic}}}}":{{{{replay}}}}}}}""", ending);
        while ((witness.PlaceOf(Cometd) ?? 0) < upTo)
            foreach (var message in await BayeuxAsync($$"""{"channel":"/meta/connect","connectionType":"long-polling","clientId":"{{id}}"}""", ending))
                if (message!["data"] is { } data) witness.Deliver(Cometd, data["payload"]!["Text__c"]!.ToString(), data["event"]!["replayId"]!.GetValue<long>());
    }

    private async Task<JsonArray> BayeuxAsync(string message, CancellationToken ending)
    {
        using var answer = await server.Client.PostAsync("/cometd/66.0", new StringContent($"[{message}]", System.Text.Encoding.UTF8, "application/json"), ending);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(ending))!.AsArray();
    }

    private async Task PublishAsync(string name, CancellationToken ending)
    {
        for (var n = 0; ; n += 2)
        {
            string[] texts = [$"{name}{n}", $"{name}{n + 1}"];
            var answer = await client.PublishAsync(new PublishRequest { TopicName = Topic, Events = { await NoteAsync(texts[0]), await NoteAsync(texts[1]) } }, headers, cancellationToken: ending);
            for (var i = 0; i < 2; i++) witness.Acknowledge(texts[i], Read(answer.Results[i].ReplayId));
        }
    }

    private async Task InsertAsync(string name, CancellationToken ending)
    {
        for (var n = 0; ; n++)
        {
            using var answer = await server.Client.PostAsJsonAsync("/services/data/v66.0/sobjects/Note__e", new { Text__c = $"{name}{n}" }, ending);
            if (answer.IsSuccessStatusCode) witness.Acknowledge($"{name}{n}");
            else witness.Problem(await answer.Content.ReadAsStringAsync(ending));
        }
    }

    // Their change events are checked against the accounts.
    private async Task CreateAccountsAsync(string name, CancellationToken ending)
    {
        for (var n = 0; ; n++)
        {
            using var answer = await server.Client.PostAsJsonAsync("/services/data/v66.0/sobjects/Account", new { Name = $"{name}{n}" }, ending);
            if (!answer.IsSuccessStatusCode) witness.Problem(await answer.Content.ReadAsStringAsync(ending));
        }
    }

    private async Task<ProducerEvent> NoteAsync(string text)
    {
        schemaId ??= (await client.GetTopicAsync(new TopicRequest { TopicName = Topic }, headers, cancellationToken: Server.Ending)).SchemaId;
        return new ProducerEvent { SchemaId = schemaId, Payload = PubSubOrg.Payload(text) };
    }

    private string? schemaId;

    private static long Read(Google.Protobuf.ByteString replayId) => ReplayBytes.TryRead(replayId, out var read) ? read : throw new FormatException("no replay id");

    private static async Task Until(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is RpcException or HttpRequestException or OperationCanceledException or IOException or System.Text.Json.JsonException)
        {
            // The kill.
        }
    }
}
