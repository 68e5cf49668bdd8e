using System.Net.Sockets;
using FakeForce.Server.PubSub.Protocol;
using Google.Protobuf;
using Grpc.Core;
using Protocol = FakeForce.Server.PubSub.Protocol;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>Subscribers that vanish, never read, ask for too much or send garbage: others don't notice.</summary>
public sealed class NeighbourTests
{
    private const int Events = 3_000;

    private static readonly Method<byte[], byte[]> raw = new(MethodType.DuplexStreaming, "eventbus.v1.PubSub", "Subscribe", Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes), Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes));

    [Fact]
    public async Task One_who_behaves_gets_everything_in_order()
    {
        await using var org = await PubSubOrg.StartAsync(delivery: """{ "deliveriesPerDay": 1000000000, "publishedPerHour": 1000000 }""");
        using var channel = org.Channel();
        var other = new Stranger(org, channel.CreateCallInvoker());
        using var good = await org.SubscribeAsync(100);
        await org.UntilSubscribedAsync();
        using var ended = new CancellationTokenSource();
        var bad = Task.WhenAll(VanishAsync(other, ended.Token), NeverReadAsync(other, ended.Token), AskForTooMuchAsync(other, ended.Token), SendGarbageAsync(other, ended.Token), ConnectAndSayNothingAsync(other, ended.Token));
        var publishing = PublishAsync(org);
        var read = new List<string>();
        while (read.Count < Events)
        {
            var response = await good.ResponseStream.NextAsync();
            read.AddRange(response.Events.Select(PubSubOrg.TextOf));
            if (response.Events.Count > 0) await good.RequestStream.WriteAsync(new FetchRequest { NumRequested = response.Events.Count }, Server.Ending);
        }
        Assert.Equal(Enumerable.Range(0, Events).Select(i => $"{i}"), read);
        await publishing;
        await ended.CancelAsync();
        var rounds = await bad;
        Assert.All(rounds, count => Assert.True(count > 0, "a bad neighbour never came to be one"));
    }

    private static async Task PublishAsync(PubSubOrg org)
    {
        for (var done = 0; done < Events; done += 30) await org.PublishAsync([.. Enumerable.Range(done, 30).Select(i => $"{i}")]);
    }

    // Opens, reads one response and is gone without a word.
    private static Task<int> VanishAsync(Stranger other, CancellationToken ending) => AgainAsync(ending, async () =>
    {
        using var call = other.Subscribe(ending);
        await call.RequestStream.WriteAsync(new FetchRequest { TopicName = PubSubOrg.Topic, NumRequested = 100, ReplayPreset = ReplayPreset.Earliest }, ending);
        await call.ResponseStream.MoveNext(ending);
    });

    // Asks again and again and reads nothing, until the connection's window is full.
    private static Task<int> NeverReadAsync(Stranger other, CancellationToken ending) => AgainAsync(ending, async () =>
    {
        using var call = other.Subscribe(ending);
        for (var i = 0; i < 500; i++) await call.RequestStream.WriteAsync(new FetchRequest { TopicName = PubSubOrg.Topic, NumRequested = 100, ReplayPreset = ReplayPreset.Earliest }, ending);
    });

    private static Task<int> AskForTooMuchAsync(Stranger other, CancellationToken ending) => AgainAsync(ending, async () =>
    {
        using var call = other.Subscribe(ending);
        await call.RequestStream.WriteAsync(new FetchRequest { TopicName = PubSubOrg.Topic, NumRequested = int.MaxValue, ReplayPreset = ReplayPreset.Earliest }, ending);
        await call.ResponseStream.MoveNext(ending);
        await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = int.MaxValue }, ending);
        await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = -1 }, ending);
        var refused = await call.ResponseStream.ErrorAsync();
        Assert.True(refused.StatusCode == StatusCode.InvalidArgument || ending.IsCancellationRequested, refused.Message);
    });

    // What is no message, and what is no HTTP/2.
    private static Task<int> SendGarbageAsync(Stranger other, CancellationToken ending) => AgainAsync(ending, async () =>
    {
        using var call = other.Invoker.AsyncDuplexStreamingCall(raw, null, new CallOptions(other.Org.Headers, cancellationToken: ending));
        await call.RequestStream.WriteAsync([0xFF, 0xFF, 0x07, 0x42], ending);
        await Assert.ThrowsAsync<RpcException>(async () => await call.ResponseStream.MoveNext(ending));
        using var socket = new TcpClient();
        await socket.ConnectAsync(other.Org.Inner.Server.Address.Host, other.Org.Inner.Server.Address.Port, ending);
        await socket.GetStream().WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n garbage garbage garbage"u8.ToArray(), ending);
    });

    private static Task<int> ConnectAndSayNothingAsync(Stranger other, CancellationToken ending) => AgainAsync(ending, async () =>
    {
        using var call = other.Subscribe(ending);
        await Task.Delay(5, ending);
    });

    private static async Task<int> AgainAsync(CancellationToken ending, Func<Task> once)
    {
        for (var rounds = 0; ; rounds++)
        {
            try
            {
                ending.ThrowIfCancellationRequested();
                await once();
            }
            catch (Exception e) when (ending.IsCancellationRequested && e is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled } or IOException)
            {
                return rounds;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Cancelled or StatusCode.ResourceExhausted)
            {
                // Too many streams are cut off, which is theirs to bear.
            }
        }
    }

    /// <summary>Somebody else, with a connection of their own.</summary>
    private sealed record Stranger(PubSubOrg Org, CallInvoker Invoker)
    {
        private readonly Protocol.PubSub.PubSubClient client = new(Invoker);

        public AsyncDuplexStreamingCall<FetchRequest, FetchResponse> Subscribe(CancellationToken ending) => client.Subscribe(Org.Headers, cancellationToken: ending);
    }
}
