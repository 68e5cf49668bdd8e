using System.Text;
using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.PubSub.Protocol;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Time.Testing;
using Protocol = FakeForce.Server.PubSub.Protocol;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>An org with a platform event, selected change events and managed subscriptions, its clock in the test's hands, and a gRPC client of it.</summary>
internal sealed class PubSubOrg : IAsyncDisposable
{
    public const string Topic = "/event/Note__e";
    private const int MostBytes = 16 * 1024 * 1024;

    private static readonly JsonElement definitions = JsonDocument.Parse("""
        {
          "platformEvents": [
            { "fullName": "Note__e", "fields": [ { "fullName": "Text__c", "type": "longTextArea", "length": 131072, "required": true } ] },
            { "fullName": "Other__e", "fields": [ { "fullName": "Text__c", "type": "text", "length": 20 } ] }
          ],
          "changeDataCapture": [ "AccountChangeEvent" ],
          "platformEventChannels": [ { "fullName": "Both__chn", "channelType": "event" } ],
          "platformEventChannelMembers": [
            { "selectedEntity": "Note__e", "eventChannel": "Both__chn" }, { "selectedEntity": "Other__e", "eventChannel": "Both__chn" }
          ],
          "managedEventSubscriptions": [
            { "fullName": "Notes", "label": "Notes", "topicName": "/event/Note__e", "defaultReplay": "EARLIEST", "errorRecoveryReplay": "LATEST", "state": "RUN" },
            { "fullName": "NewNotes", "topicName": "/event/Note__e", "errorRecoveryReplay": "EARLIEST" },
            { "fullName": "Stopped", "topicName": "/event/Note__e", "state": "STOP" }
          ]
        }
        """).RootElement;

    private readonly GrpcChannel channel;

    private PubSubOrg(TestOrg org, GrpcChannel channel, FakeTimeProvider clock, string token)
    {
        (Inner, this.channel, Clock) = (org, channel, clock);
        Headers = HeadersOf(token, org.Org.Id.ToString());
        Client = new(channel);
    }

    public TestOrg Inner { get; }
    public Org Org => Inner.Org;
    public FakeTimeProvider Clock { get; }
    public Metadata Headers { get; }
    public CallInvoker Invoker => channel.CreateCallInvoker();
    public Protocol.PubSub.PubSubClient Client { get; }

    /// <param name="advances">The org's clock can be advanced as a user advances it.</param>
    public static async Task<PubSubOrg> StartAsync(bool overTls = false, string? data = null, PubSubOptions? options = null, DateTimeOffset? now = null, string? delivery = null, JsonElement? own = null, bool advances = false)
    {
        var clock = new FakeTimeProvider(now ?? new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero));
        var org = await TestOrg.StartAsync(new FakeForceOptions { Definitions = own ?? With(delivery), Data = data, TlsPort = overTls ? 0 : null, PubSub = options ?? new() }, advances ? new OrgClock(clock) : clock);
        var channel = ChannelTo(org, overTls);
        return new PubSubOrg(org, channel, clock, (await org.Org.Identity.StartSessionAsync(org.Org.Options.Username)).Token);
    }

    /// <summary>Another connection.</summary>
    public GrpcChannel Channel() => ChannelTo(Inner, overTls: false);

    private static GrpcChannel ChannelTo(TestOrg org, bool overTls)
    {
        var handler = overTls ? Tests.Server.Trusting(org.Server) : new SocketsHttpHandler { UseProxy = false };
        return GrpcChannel.ForAddress(overTls ? org.Server.TlsAddress! : org.Server.Address,
            new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true, MaxReceiveMessageSize = MostBytes, MaxSendMessageSize = MostBytes });
    }

    private static JsonElement With(string? delivery)
    {
        if (delivery is null) return definitions;
        var whole = System.Text.Json.Nodes.JsonNode.Parse(definitions.GetRawText())!;
        whole["eventDelivery"] = System.Text.Json.Nodes.JsonNode.Parse(delivery);
        return JsonDocument.Parse(whole.ToJsonString()).RootElement;
    }

    public static Metadata HeadersOf(string token, string tenant, string instance = "https://fakeforce.my.salesforce.com") =>
        new() { { "accesstoken", token }, { "instanceurl", instance }, { "tenantid", tenant } };

    public string SchemaId => Org.Events.SchemaOf("Note__e")!.Id;

    public ProducerEvent Note(string text, string id = "") => new() { Id = id, SchemaId = SchemaId, Payload = Payload(text) };

    /// <summary>CreatedDate, CreatedById and Text__c by the rules of Avro's binary form, written out here by hand.</summary>
    public static ByteString Payload(string text)
    {
        var bytes = new List<byte>();
        Number(bytes, 1_777_629_600_000);
        Text(bytes, "005FF0000000001AAA");
        Number(bytes, 1);
        Text(bytes, text);
        return ByteString.CopyFrom([.. bytes]);
    }

    public static string TextOf(ConsumerEvent received)
    {
        // What is before the length of the text is the same in all.
        var rest = received.Event.Payload.Span[(Payload("").Length - 1)..];
        while (rest[0] >= 0x80) rest = rest[1..];
        return Encoding.UTF8.GetString(rest[1..]);
    }

    public async Task<IReadOnlyList<PublishResult>> PublishAsync(params string[] texts) =>
        (await Client.PublishAsync(new PublishRequest { TopicName = Topic, Events = { texts.Select(text => Note(text)) } }, Headers, cancellationToken: Server.Ending)).Results;

    public AsyncDuplexStreamingCall<FetchRequest, FetchResponse> Subscribe() => Client.Subscribe(Headers, cancellationToken: Server.Ending);

    public async Task<AsyncDuplexStreamingCall<FetchRequest, FetchResponse>> SubscribeAsync(int requested, Protocol.ReplayPreset preset = default, ByteString? replayId = null, string topic = Topic)
    {
        var call = Subscribe();
        await call.RequestStream.WriteAsync(new FetchRequest { TopicName = topic, NumRequested = requested, ReplayPreset = preset, ReplayId = replayId ?? ByteString.Empty }, Server.Ending);
        return call;
    }

    /// <summary>Returns once so many subscribers have begun.</summary>
    public async Task UntilSubscribedAsync(int count = 1)
    {
        while (Org.Events.Subscribers.All.Count < count)
        {
            using var answer = await Inner.Client.GetAsync("/_fakeforce/health", Server.Ending);
        }
    }

    /// <summary>
    /// Lets time pass second by second, with a call between, since the server may come to look at the clock a little later than
    /// the test.
    /// </summary>
    public async Task AdvanceUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            using var answer = await Inner.Client.GetAsync("/_fakeforce/health", Server.Ending);
        }
    }

    /// <summary>Another session for both clients, once the clock has run past the first one.</summary>
    public async Task RenewAsync()
    {
        await Inner.RenewAsync();
        var session = await Org.Identity.StartSessionAsync(Org.Options.Username);
        Headers.Remove(Headers.Get("accesstoken")!);
        Headers.Add("accesstoken", session.Token);
    }

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await Inner.DisposeAsync();
    }

    private static void Text(List<byte> bytes, string text)
    {
        Number(bytes, Encoding.UTF8.GetByteCount(text));
        bytes.AddRange(Encoding.UTF8.GetBytes(text));
    }

    private static void Number(List<byte> bytes, long value)
    {
        var zigzag = (ulong)(value << 1 ^ value >> 63);
        for (; zigzag >= 0x80; zigzag >>= 7) bytes.Add((byte)(zigzag | 0x80));
        bytes.Add((byte)zigzag);
    }
}
