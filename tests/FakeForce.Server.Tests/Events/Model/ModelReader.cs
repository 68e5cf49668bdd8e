using FakeForce.Server.PubSub;
using FakeForce.Server.PubSub.Protocol;
using FakeForce.Server.Tests.Cometd;
using FakeForce.Server.Tests.PubSub;
using Grpc.Core;

namespace FakeForce.Server.Tests.Events.Model;

/// <summary>A subscriber by one of the protocols, and the place of the model's list behind which it reads.</summary>
internal abstract class ModelReader(string topic, int place) : IDisposable
{
    public string Topic => topic;

    /// <summary>Reads what the model says there is (some of it, for those who ask for numbers) and nothing else.</summary>
    public async Task ReadAsync(EventBusModel model, int most)
    {
        var expected = model.Behind(place, topic);
        var read = await TakeAsync(expected.Count, most);
        Assert.Equal(expected.Take(read.Count).Select(published => published.Text), read.Select(received => received.Text));
        for (var i = 0; i < read.Count; i++) model.Learn(expected[i], read[i].ReplayId);
        if (read.Count > 0) place = model.PlaceBehind(expected[read.Count - 1]);
    }

    public abstract void Dispose();

    protected abstract Task<List<(string Text, long ReplayId)>> TakeAsync(int available, int most);
}

internal sealed class PubSubReader(AsyncDuplexStreamingCall<FetchRequest, FetchResponse> call, string topic, int place) : ModelReader(topic, place)
{
    // A subscription begins by asking for one event.
    private int owed = 1;

    public override void Dispose() => call.Dispose();

    protected override async Task<List<(string Text, long ReplayId)>> TakeAsync(int available, int most)
    {
        var count = Math.Min(available, most);
        if (count == 0) return [];
        if (count > owed) await call.RequestStream.WriteAsync(new FetchRequest { TopicName = Topic, NumRequested = count - owed }, Server.Ending);
        owed = 0;
        var events = await call.ReadEventsAsync(count);
        return [.. events.Select(received => (TextOf(received), ReplayBytes.TryRead(received.ReplayId, out var replayId) ? replayId : -1))];
    }

    private string TextOf(ConsumerEvent received) => Topic.StartsWith("/data/", StringComparison.Ordinal) ? ChangedRecord.Of(received.Event.Payload.Span) : PubSubOrg.TextOf(received);
}

internal sealed class CometdReader(BayeuxClient client, string topic, int place) : ModelReader(topic, place)
{
    public override void Dispose() => client.Dispose();

    // All that there is, and what must not be there as well.
    protected override async Task<List<(string Text, long ReplayId)>> TakeAsync(int available, int most)
    {
        var read = new List<(string, long)>();
        for (var more = await client.TakeAsync(); more.Count > 0; more = await client.TakeAsync())
            foreach (var message in more)
            {
                var (payload, replayId) = (message["data"]!["payload"]!, message["data"]!["event"]!["replayId"]!.GetValue<long>());
                read.Add((payload["Text__c"]?.ToString() ?? payload["ChangeEventHeader"]!["recordIds"]![0]!.ToString(), replayId));
            }
        Assert.Equal(available, read.Count);
        return read;
    }
}
