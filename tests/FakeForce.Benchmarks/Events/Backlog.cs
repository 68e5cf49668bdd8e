using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine.Events;
using FakeForce.Server.PubSub.Protocol;
using ReplayPreset = FakeForce.Server.PubSub.Protocol.ReplayPreset;

namespace FakeForce.Benchmarks.Events;

/// <summary>One subscriber that reads everything there is, against a bare stream of the same responses.</summary>
internal static class Backlog
{
    // Two requests are always under way, so that a response never waits for one; together they are what may be owed.
    private const int Requested = 50, Chunk = 10_000;

    public static async Task RunAsync(PubSubTarget target, int events)
    {
        await FillAsync(target, events);
        for (var round = 0; round < 3; round++)
        {
            var (time, sample) = await ReadAsync(target, events);
            var bare = await BareStream.ReadAsync(sample, events / sample.Events.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"backlog of {events:N0}: {events / time.TotalSeconds:N0} events/s, bare stream {events / bare.TotalSeconds:N0} events/s ({sample.Events.Count} of {sample.CalculateSize()} bytes a response), ratio {bare / time:N2}"));
        }
    }

    private static async Task FillAsync(PubSubTarget target, int events)
    {
        var schema = target.Org.Events.SchemaOf("Sample__e")!;
        var chunk = Enumerable.Range(0, Chunk).Select(_ => new ReadyEvent(null, SamplePayload.Of(new string('x', 150)))).ToList();
        for (var done = 0; done < events; done += Chunk) await AvroPublishing.PublishAsync(target.Org, default, schema, chunk);
    }

    private static async Task<(TimeSpan Time, FetchResponse Sample)> ReadAsync(PubSubTarget target, int events)
    {
        using var call = target.Client.Subscribe(target.Headers);
        var watch = Stopwatch.StartNew();
        await call.RequestStream.WriteAsync(new FetchRequest { TopicName = PubSubTarget.Topic, ReplayPreset = ReplayPreset.Earliest, NumRequested = Requested });
        await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = Requested });
        FetchResponse? sample = null;
        for (var read = 0; read < events;)
        {
            await call.ResponseStream.MoveNext(default);
            var response = call.ResponseStream.Current;
            read += response.Events.Count;
            if (sample is null || response.Events.Count > sample.Events.Count) sample = response;
            await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = response.Events.Count });
        }
        return (watch.Elapsed, sample!);
    }
}
