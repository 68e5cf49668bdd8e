using System.Buffers.Binary;
using FakeForce.Server.PubSub.Protocol;
using Google.Protobuf;
using Grpc.Core;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>Subscribe (Pub/Sub API guide, "Subscribe RPC Method", "Pull Subscription and Flow Control"; comments of the proto file).</summary>
public sealed class SubscribeTests : IAsyncLifetime
{
    private PubSubOrg org = null!;

    public async ValueTask InitializeAsync() => org = await PubSubOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task Latest_is_the_default_and_begins_with_what_comes()
    {
        await org.PublishAsync("before");
        using var call = await OpenedAsync(10);
        await org.PublishAsync("after");
        var response = await call.ResponseStream.NextAsync();
        Assert.Equal(["after"], response.Events.Select(PubSubOrg.TextOf));
        Assert.Equal(9, response.PendingNumRequested);
        Assert.Equal(response.Events[0].ReplayId, response.LatestReplayId);
        Assert.True(Guid.TryParse(response.RpcId, out _));
    }

    [Fact]
    public async Task Earliest_and_custom_begin_in_the_past()
    {
        var ids = (await org.PublishAsync("1", "2", "3")).Select(result => result.ReplayId).ToList();
        using var earliest = await org.SubscribeAsync(10, ReplayPreset.Earliest);
        using var custom = await org.SubscribeAsync(10, ReplayPreset.Custom, ids[0]);
        var all = await earliest.ResponseStream.NextAsync();
        Assert.Equal(["1", "2", "3"], all.Events.Select(PubSubOrg.TextOf));
        Assert.Equal(ids, all.Events.Select(e => e.ReplayId));
        Assert.All(all.Events, e => Assert.Equal(org.SchemaId, e.Event.SchemaId));
        Assert.Equal(["2", "3"], (await custom.ResponseStream.NextAsync()).Events.Select(PubSubOrg.TextOf));
    }

    [Fact]
    public async Task Events_age_out_after_three_days_and_their_replay_ids_with_them()
    {
        var ids = (await org.PublishAsync("old")).Select(result => result.ReplayId).ToList();
        org.Clock.Advance(TimeSpan.FromHours(72.5));
        await RenewAsync();
        await org.PublishAsync("new");
        using var earliest = await org.SubscribeAsync(10, ReplayPreset.Earliest);
        using var custom = await org.SubscribeAsync(10, ReplayPreset.Custom, ids[0]);
        Assert.Equal(["new"], (await earliest.ResponseStream.NextAsync()).Events.Select(PubSubOrg.TextOf));
        Assert.Equal("subscription.fetch.replayid.corrupted", (await custom.ResponseStream.ErrorAsync()).Suffix());
    }

    [Fact]
    public async Task Requests_add_up()
    {
        await org.PublishAsync("1", "2", "3", "4", "5", "6");
        using var call = await org.SubscribeAsync(2, ReplayPreset.Earliest);
        var first = await call.ResponseStream.NextAsync();
        Assert.Equal((2, 0), (first.Events.Count, first.PendingNumRequested));
        await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = 7 }, Server.Ending);
        var second = await call.ResponseStream.NextAsync();
        Assert.Equal((4, 3), (second.Events.Count, second.PendingNumRequested));
        await call.RequestStream.WriteAsync(new FetchRequest { TopicName = PubSubOrg.Topic, NumRequested = 1, ReplayPreset = ReplayPreset.Earliest }, Server.Ending);
        await PublishUntilAsync(call, 4);
    }

    [Theory]
    [InlineData(101)]
    [InlineData(int.MaxValue)]
    public async Task More_than_a_hundred_are_a_hundred_in_two_responses(int requested)
    {
        await org.PublishAsync([.. Enumerable.Range(0, 150).Select(i => $"{i}")]);
        using var call = await org.SubscribeAsync(requested, ReplayPreset.Earliest);
        var (first, second) = (await call.ResponseStream.NextAsync(), await call.ResponseStream.NextAsync());
        Assert.Equal((50, 50, 50, 0), (first.Events.Count, first.PendingNumRequested, second.Events.Count, second.PendingNumRequested));
        await call.RequestStream.CompleteAsync();
        await call.ResponseStream.EndsAsync();
    }

    [Fact]
    public async Task A_response_is_not_longer_than_three_megabytes()
    {
        for (var i = 0; i < 9; i++) await org.PublishAsync(new string((char)('0' + i), 900_000));
        using var call = await org.SubscribeAsync(10, ReplayPreset.Earliest);
        var read = new List<string>();
        while (read.Count < 9)
        {
            var response = await call.ResponseStream.NextAsync();
            Assert.InRange(response.CalculateSize(), 1, 3_000_000);
            Assert.Equal(response.Events[^1].ReplayId, response.LatestReplayId);
            read.AddRange(response.Events.Select(e => PubSubOrg.TextOf(e)[..1]));
            Assert.Equal(10 - read.Count, response.PendingNumRequested);
        }
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8"], read);
    }

    [Fact]
    public async Task A_waiting_subscriber_hears_every_270_seconds_how_far_the_topic_is()
    {
        using var call = await OpenedAsync(10);
        await org.Client.PublishAsync(new PublishRequest { TopicName = "/event/Other__e", Events = { new ProducerEvent { SchemaId = org.Org.Events.SchemaOf("Other__e")!.Id, Payload = PubSubOrg.Payload("x") } } }, org.Headers, cancellationToken: Server.Ending);
        for (var i = 0; i < 3; i++)
        {
            var next = call.ResponseStream.NextAsync();
            org.Clock.Advance(TimeSpan.FromSeconds(269));
            Assert.False(next.IsCompleted);
            await org.AdvanceUntilAsync(next);
            var alive = await next;
            Assert.Empty(alive.Events);
            Assert.Equal(10, alive.PendingNumRequested);
            Assert.Equal(org.Org.Events.LastReplayId, BinaryPrimitives.ReadInt64BigEndian(alive.LatestReplayId.Span));
        }
    }

    [Fact]
    public async Task The_id_of_a_keep_alive_is_a_place_to_go_on_from()
    {
        using var call = await OpenedAsync(10);
        var next = call.ResponseStream.NextAsync();
        await org.AdvanceUntilAsync(next);
        await RenewAsync();
        await org.PublishAsync("missed");
        using var again = await org.SubscribeAsync(10, ReplayPreset.Custom, (await next).LatestReplayId);
        Assert.Equal(["missed"], (await again.ResponseStream.NextAsync()).Events.Select(PubSubOrg.TextOf));
    }

    [Fact]
    public async Task Who_asks_for_no_more_within_a_minute_is_let_go()
    {
        await org.PublishAsync("1", "2");
        using var call = await org.SubscribeAsync(1, ReplayPreset.Earliest);
        await call.ResponseStream.NextAsync();
        org.Clock.Advance(TimeSpan.FromSeconds(59));
        await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = 1 }, Server.Ending);
        Assert.Equal("2", PubSubOrg.TextOf((await call.ResponseStream.NextAsync()).Events[0]));
        var end = call.ResponseStream.EndsAsync();
        await org.AdvanceUntilAsync(end);
        await end;
    }

    [Fact]
    public async Task Who_never_asks_for_anything_is_let_go()
    {
        await org.PublishAsync("so that there is a connection, which would not outlast a clock that runs ahead");
        using var call = org.Subscribe();
        var end = call.ResponseStream.EndsAsync();
        await org.AdvanceUntilAsync(end);
        await end;
    }

    [Fact]
    public async Task Channels_carry_several_kinds_of_events()
    {
        await org.PublishAsync("note");
        await org.Inner.CreateAsync("Account", """{"Name":"Acme"}""");
        await org.Client.PublishAsync(new PublishRequest { TopicName = "/event/Other__e", Events = { new ProducerEvent { SchemaId = org.Org.Events.SchemaOf("Other__e")!.Id, Payload = PubSubOrg.Payload("other") } } }, org.Headers, cancellationToken: Server.Ending);
        using var both = await org.SubscribeAsync(10, ReplayPreset.Earliest, topic: "/event/Both__chn");
        using var changes = await org.SubscribeAsync(10, ReplayPreset.Earliest, topic: "/data/ChangeEvents");
        Assert.Equal(["note", "other"], (await both.ResponseStream.NextAsync()).Events.Select(PubSubOrg.TextOf));
        Assert.Equal(org.Org.Events.SchemaOf("AccountChangeEvent")!.Id, Assert.Single((await changes.ResponseStream.NextAsync()).Events).Event.SchemaId);
    }

    [Fact]
    public async Task Subscribers_that_vanish_leave_nothing_behind()
    {
        for (var i = 0; i < 50; i++)
        {
            var call = await OpenedAsync(100);
            call.Dispose();
        }
        await org.PublishAsync("still there");
        using var after = await org.SubscribeAsync(1, ReplayPreset.Earliest);
        Assert.Single((await after.ResponseStream.NextAsync()).Events);
    }

    [Fact]
    public async Task Bytes_that_are_no_message_end_the_stream()
    {
        var raw = Marshallers.Create(static bytes => bytes, static bytes => bytes);
        var method = new Method<byte[], byte[]>(MethodType.DuplexStreaming, "eventbus.v1.PubSub", "Subscribe", raw, raw);
        using var call = org.Invoker.AsyncDuplexStreamingCall(method, null, new CallOptions(org.Headers, cancellationToken: Server.Ending));
        await call.RequestStream.WriteAsync([0xFF, 0xFF, 0xFF, 0xFF], Server.Ending);
        Assert.Equal(StatusCode.Internal, (await call.ResponseStream.ErrorAsync()).StatusCode);
    }

    [Fact]
    public async Task Streams_end_when_the_server_stops()
    {
        using var call = await OpenedAsync(10);
        var end = call.ResponseStream.ErrorAsync();
        await org.Inner.Server.StopAsync();
        var error = await end;
        // Kestrel may close the connection before the last words are written. The client then makes up the status: Internal with HTTP/2's NO_ERROR, or Unavailable.
        if (error.Trailers.Count > 0) Assert.Equal(("service.unavailable", StatusCode.Unavailable), (error.Suffix(), error.StatusCode));
        else Assert.True(error.StatusCode == StatusCode.Unavailable || (error.StatusCode == StatusCode.Internal && error.Status.Detail.Contains("NO_ERROR", StringComparison.Ordinal)), error.ToString());
    }

    /// <summary>A subscription to what comes from now on, which is sure to have begun: it has been answered once.</summary>
    private async Task<AsyncDuplexStreamingCall<FetchRequest, FetchResponse>> OpenedAsync(int requested)
    {
        var before = (await org.PublishAsync("opening"))[0].ReplayId;
        var call = org.Subscribe();
        await call.RequestStream.WriteAsync(new FetchRequest { TopicName = PubSubOrg.Topic, NumRequested = 1, ReplayPreset = ReplayPreset.Earliest }, Server.Ending);
        while ((await call.ResponseStream.NextAsync()).LatestReplayId != before)
            await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = 1 }, Server.Ending);
        await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = requested }, Server.Ending);
        return call;
    }

    private async Task PublishUntilAsync(AsyncDuplexStreamingCall<FetchRequest, FetchResponse> call, int count)
    {
        var publishing = org.PublishAsync([.. Enumerable.Range(0, count + 5).Select(i => $"{i}")]);
        var received = 0;
        while (received < count) received += (await call.ResponseStream.NextAsync()).Events.Count;
        Assert.Equal(count, received);
        await publishing;
    }

    private async Task RenewAsync()
    {
        org.Headers.Remove(org.Headers.Get("accesstoken")!);
        org.Headers.Add("accesstoken", (await org.Org.Identity.StartSessionAsync(org.Org.Options.Username)).Token);
    }
}
