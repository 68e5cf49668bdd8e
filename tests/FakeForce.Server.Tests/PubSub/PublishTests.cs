using FakeForce.Server.PubSub.Protocol;
using Google.Protobuf;
using Grpc.Core;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>Publish and PublishStream (Pub/Sub API guide, "Publish RPC Method", "PublishStream RPC Method", "Pub/Sub API and Event Allocations").</summary>
public sealed class PublishTests : IAsyncLifetime
{
    private PubSubOrg org = null!;

    public async ValueTask InitializeAsync() => org = await PubSubOrg.StartAsync();

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task Each_event_has_its_own_result_in_the_order_of_the_events()
    {
        var request = new PublishRequest
        {
            TopicName = PubSubOrg.Topic,
            Events =
            {
                org.Note("first", "my-1"),
                new ProducerEvent { Id = "my-2", SchemaId = org.SchemaId, Payload = ByteString.CopyFrom(1, 2, 3) },
                new ProducerEvent { Id = "my-3", SchemaId = "K98aAtiNFBjA-PJlcvaQ2g", Payload = PubSubOrg.Payload("wrong schema") },
                new ProducerEvent { Id = "my-4", SchemaId = org.SchemaId, Payload = PubSubOrg.Payload(new string('x', 1_048_577)) },
                new ProducerEvent { Id = "my-5", SchemaId = org.SchemaId },
                org.Note("last", "my-6"),
            },
        };
        var response = await org.Client.PublishAsync(request, org.Headers, cancellationToken: Server.Ending);
        Assert.Equal(request.Events.Select(e => e.Id), response.Results.Select(result => result.CorrelationKey));
        Assert.Equal([true, false, false, false, false, true], response.Results.Select(result => result.Error is null));
        Assert.All(response.Results, result => Assert.Equal(result.Error is null ? 8 : 0, result.ReplayId.Length));
        Assert.All(response.Results.Where(result => result.Error is not null), result => Assert.True(result.Error is { Code: ErrorCode.Publish, Msg.Length: > 0 }));
        Assert.Equal(org.SchemaId, response.SchemaId);
        Assert.Equal(["first", "last"], await EarliestAsync(2));
    }

    [Fact]
    public async Task Required_fields_are_not_asked_for()
    {
        // Text__c is required, and its union says null here: rules of fields are those of the other APIs.
        var payload = PubSubOrg.Payload("").ToByteArray()[..^1];
        payload[^1] = 0;
        var response = await org.Client.PublishAsync(new PublishRequest { TopicName = PubSubOrg.Topic, Events = { new ProducerEvent { SchemaId = org.SchemaId, Payload = ByteString.CopyFrom(payload) } } }, org.Headers, cancellationToken: Server.Ending);
        Assert.Null(Assert.Single(response.Results).Error);
    }

    [Theory]
    [InlineData("2ec0e371-1395-457f-9275-be1b527a72f7", true)]
    [InlineData("not a uuid", false)]
    [InlineData("", false)]
    public async Task A_UUID_of_the_publisher_is_the_events_own(string id, bool isKept)
    {
        await org.Client.PublishAsync(new PublishRequest { TopicName = PubSubOrg.Topic, Events = { org.Note("x", id) } }, org.Headers, cancellationToken: Server.Ending);
        using var call = await org.SubscribeAsync(1, ReplayPreset.Earliest);
        var received = Assert.Single((await call.ResponseStream.NextAsync()).Events).Event.Id;
        Assert.True(Guid.TryParse(received, out _));
        Assert.Equal(isKept, received == id);
    }

    [Fact]
    public async Task A_request_over_four_megabytes_ends_as_at_a_load_balancer()
    {
        var request = new PublishRequest { TopicName = PubSubOrg.Topic, Events = { Enumerable.Range(0, 5).Select(_ => org.Note(new string('x', 1_000_000))) } };
        var alone = await Assert.ThrowsAsync<RpcException>(async () => await org.Client.PublishAsync(request, org.Headers, cancellationToken: Server.Ending));
        using var stream = org.Client.PublishStream(org.Headers, cancellationToken: Server.Ending);
        // The server may refuse it before the client has sent all of it.
        await stream.RequestStream.WriteAsync(request, Server.Ending).ContinueWith(_ => { }, Server.Ending, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var streamed = await stream.ResponseStream.ErrorAsync();
        Assert.All([alone, streamed], error => Assert.Equal((StatusCode.Unavailable, "upstream connect error or disconnect/reset before headers. reset reason: remote reset"), (error.StatusCode, error.Status.Detail)));
    }

    [Fact]
    public async Task A_stream_answers_every_request_and_needs_its_topic_once()
    {
        using var stream = org.Client.PublishStream(org.Headers, cancellationToken: Server.Ending);
        await stream.RequestStream.WriteAsync(new PublishRequest { TopicName = PubSubOrg.Topic, Events = { org.Note("1"), org.Note("2") } }, Server.Ending);
        await stream.RequestStream.WriteAsync(new PublishRequest { Events = { org.Note("3") } }, Server.Ending);
        await stream.RequestStream.CompleteAsync();
        Assert.Equal(2, (await stream.ResponseStream.NextAsync()).Results.Count);
        Assert.Single((await stream.ResponseStream.NextAsync()).Results);
        await stream.ResponseStream.EndsAsync();
        Assert.Equal(["1", "2", "3"], await EarliestAsync(3));
    }

    [Fact]
    public async Task A_stream_without_requests_is_closed_after_seventy_seconds()
    {
        using var stream = org.Client.PublishStream(org.Headers, cancellationToken: Server.Ending);
        for (var i = 0; i < 3; i++)
        {
            await stream.RequestStream.WriteAsync(new PublishRequest { TopicName = PubSubOrg.Topic, Events = { org.Note("still here") } }, Server.Ending);
            await stream.ResponseStream.NextAsync();
            org.Clock.Advance(TimeSpan.FromSeconds(69));
        }
        var end = stream.ResponseStream.ErrorAsync();
        Assert.False(end.IsCompleted);
        // The stream was rearmed behind its last answer, which may have been after this side's clock went on.
        await org.AdvanceUntilAsync(end);
        Assert.Equal("publish.stream.sweeper.timeout", (await end).Suffix());
    }

    private async Task<List<string>> EarliestAsync(int count)
    {
        using var call = await org.SubscribeAsync(count, ReplayPreset.Earliest);
        return [.. (await call.ResponseStream.NextAsync()).Events.Select(PubSubOrg.TextOf)];
    }
}
