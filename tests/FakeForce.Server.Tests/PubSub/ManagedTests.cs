using FakeForce.Server.PubSub.Protocol;
using Google.Protobuf;
using Grpc.Core;

namespace FakeForce.Server.Tests.PubSub;

/// <summary>ManagedSubscribe (Pub/Sub API guide, "ManagedSubscribe RPC Method (Beta)", "Managed Event Subscriptions (Beta)").</summary>
public sealed class ManagedTests
{
    [Fact]
    public async Task A_client_goes_on_where_it_committed()
    {
        await using var org = await PubSubOrg.StartAsync();
        var ids = (await org.PublishAsync("1", "2", "3")).Select(result => result.ReplayId).ToList();
        using (var first = await OpenAsync(org, "Notes"))
        {
            Assert.Equal(["1", "2", "3"], (await first.ResponseStream.NextAsync()).Events.Select(PubSubOrg.TextOf));
            var answer = await CommitAsync(first, "c1", ids[1]);
            Assert.Equal(("c1", ids[1], null, org.Clock.GetUtcNow().ToUnixTimeMilliseconds()), (answer.CommitRequestId, answer.ReplayId, answer.Error, answer.ProcessTime));
            await CloseAsync(first);
        }
        using var second = await OpenAsync(org, "Notes");
        Assert.Equal(["3"], (await second.ResponseStream.NextAsync()).Events.Select(PubSubOrg.TextOf));
    }

    [Fact]
    public async Task What_was_committed_survives_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("fakeforce-managed-").FullName;
        try
        {
            await using (var org = await PubSubOrg.StartAsync(data: data))
            {
                var ids = (await org.PublishAsync("1", "2")).Select(result => result.ReplayId).ToList();
                using var call = await OpenAsync(org, "Notes");
                await call.ResponseStream.NextAsync();
                Assert.Null((await CommitAsync(call, "c", ids[0])).Error);
            }
            await using var again = await PubSubOrg.StartAsync(data: data);
            using var after = await OpenAsync(again, "Notes");
            var events = (await after.ResponseStream.NextAsync()).Events;
            Assert.Equal(["2"], events.Select(PubSubOrg.TextOf));
            Assert.Contains("Note__e", (await again.Client.GetSchemaAsync(new SchemaRequest { SchemaId = events[0].Event.SchemaId }, again.Headers, cancellationToken: Server.Ending)).SchemaJson, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task By_its_id_too()
    {
        await using var org = await PubSubOrg.StartAsync();
        await org.PublishAsync("1");
        var id = org.Org.ManagedSubscriptions.Find("Notes")!.Id.ToString();
        Assert.StartsWith("18x", id, StringComparison.Ordinal);
        using var call = org.Client.ManagedSubscribe(org.Headers, cancellationToken: Server.Ending);
        await call.RequestStream.WriteAsync(new ManagedFetchRequest { SubscriptionId = id, NumRequested = 5 }, Server.Ending);
        Assert.Single((await call.ResponseStream.NextAsync()).Events);
        await call.RequestStream.WriteAsync(new ManagedFetchRequest { SubscriptionId = id, NumRequested = 3 }, Server.Ending);
        await org.PublishAsync("2");
        var next = await call.ResponseStream.NextAsync();
        Assert.Single(next.Events);
        await CloseAsync(call);
    }

    [Fact]
    public async Task Wrong_commits_are_answered_and_end_nothing()
    {
        await using var org = await PubSubOrg.StartAsync();
        var ids = (await org.PublishAsync("1", "2", "3", "4")).Select(result => result.ReplayId).ToList();
        using var call = await OpenAsync(org, "Notes", 3);
        await call.ResponseStream.NextAsync();
        Assert.Null((await CommitAsync(call, "good", ids[1])).Error);
        foreach (var wrong in new[] { ByteString.Empty, ByteString.CopyFromUtf8("garbage"), ids[3], ids[0] })
        {
            var answer = await CommitAsync(call, "wrong", wrong);
            Assert.True(answer is { CommitRequestId: "wrong", Error: { Code: ErrorCode.Commit, Msg.Length: > 0 } }, answer.ToString());
        }
        await call.RequestStream.WriteAsync(new ManagedFetchRequest { NumRequested = 1 }, Server.Ending);
        Assert.Equal(["4"], (await call.ResponseStream.NextAsync()).Events.Select(PubSubOrg.TextOf));
    }

    [Fact]
    public async Task Many_commits_may_share_an_answer_with_the_values_of_the_last()
    {
        await using var org = await PubSubOrg.StartAsync();
        var ids = (await org.PublishAsync([.. Enumerable.Range(0, 50).Select(i => $"{i}")])).Select(result => result.ReplayId).ToList();
        using var call = await OpenAsync(org, "Notes", 100);
        await call.ResponseStream.NextAsync();
        for (var i = 0; i < ids.Count; i++) await call.RequestStream.WriteAsync(Commit($"{i}", ids[i]), Server.Ending);
        var last = "";
        while (last != "49") last = (await call.ResponseStream.NextAsync()).CommitResponse.CommitRequestId;
        Assert.Equal(ids[49], FakeForce.Server.PubSub.ReplayBytes.Of(org.Org.ManagedSubscriptions.Committed(org.Org.ManagedSubscriptions.Find("Notes")!)!.Value));
    }

    [Theory]
    [InlineData("Notes", new[] { "recent" })]
    [InlineData("NewNotes", new[] { "kept", "recent" })]
    public async Task A_commit_that_has_aged_out_is_recovered_from_as_configured(string name, string[] expected)
    {
        await using var org = await PubSubOrg.StartAsync();
        var subscription = org.Org.ManagedSubscriptions.Find(name)!;
        var old = (await org.PublishAsync("old"))[0].ReplayId;
        await org.Org.ManagedSubscriptions.CommitAsync(subscription, System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(old.Span), Server.Ending);
        org.Clock.Advance(TimeSpan.FromHours(73));
        org.Headers.Remove(org.Headers.Get("accesstoken")!);
        org.Headers.Add("accesstoken", (await org.Org.Identity.StartSessionAsync(org.Org.Options.Username, cancel: Server.Ending)).Token);
        await org.PublishAsync("kept");
        Assert.True(org.Org.Events.TryTopic(PubSubOrg.Topic, out var topic));
        var cursor = org.Org.ManagedSubscriptions.Open(subscription, topic);
        await org.PublishAsync("recent");
        var entries = new FakeForce.Engine.Events.EventEntry[10];
        var count = cursor.Read(entries);
        Assert.Equal(expected, entries.Take(count).Select(entry => PubSubOrg.TextOf(new ConsumerEvent { Event = new ProducerEvent { Payload = ByteString.CopyFrom(entry.Payload.Span) } })));
    }

    private static async Task<AsyncDuplexStreamingCall<ManagedFetchRequest, ManagedFetchResponse>> OpenAsync(PubSubOrg org, string name, int requested = 10)
    {
        var call = org.Client.ManagedSubscribe(org.Headers, cancellationToken: Server.Ending);
        await call.RequestStream.WriteAsync(new ManagedFetchRequest { DeveloperName = name, NumRequested = requested }, Server.Ending);
        return call;
    }

    private static ManagedFetchRequest Commit(string id, ByteString replayId) => new() { CommitReplayIdRequest = new CommitReplayRequest { CommitRequestId = id, ReplayId = replayId } };

    private static async Task<CommitReplayResponse> CommitAsync(AsyncDuplexStreamingCall<ManagedFetchRequest, ManagedFetchResponse> call, string id, ByteString replayId)
    {
        await call.RequestStream.WriteAsync(Commit(id, replayId), Server.Ending);
        return (await call.ResponseStream.NextAsync()).CommitResponse;
    }

    private static async Task CloseAsync(AsyncDuplexStreamingCall<ManagedFetchRequest, ManagedFetchResponse> call)
    {
        await call.RequestStream.CompleteAsync();
        while (await call.ResponseStream.MoveNext(Server.Ending)) { }
    }
}
