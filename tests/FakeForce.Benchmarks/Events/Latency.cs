using System.Diagnostics;
using System.Globalization;
using FakeForce.Server.PubSub.Protocol;
using Google.Protobuf;
using Grpc.Core;

namespace FakeForce.Benchmarks.Events;

/// <summary>From the moment an event is handed to a publisher to the moment a subscriber has it, at a steady rate.</summary>
internal static class Latency
{
    private const int PerSecond = 5_000, Seconds = 10;

    public static async Task RunAsync(PubSubTarget target)
    {
        using var subscriber = target.Client.Subscribe(target.Headers);
        await subscriber.RequestStream.WriteAsync(new FetchRequest { TopicName = PubSubTarget.Topic, NumRequested = 100 });
        using var publisher = target.Client.PublishStream(target.Headers);
        var receiving = ReceiveAsync(subscriber, PerSecond * Seconds);
        var answers = Task.Run(async () =>
        {
            while (await publisher.ResponseStream.MoveNext(default)) { }
        });
        await PublishAsync(target, publisher.RequestStream);
        var times = await receiving;
        await answers;
        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"publish to delivery at {PerSecond:N0} events/s: p50 {times[times.Length / 2]:N2} ms, p99 {times[times.Length * 99 / 100]:N2} ms, most {times[^1]:N2} ms"));
    }

    // What is due is sent together, about a thousand times a second.
    private static async Task PublishAsync(PubSubTarget target, IClientStreamWriter<PublishRequest> requests)
    {
        var schema = target.Org.Events.SchemaOf("Sample__e")!.Id;
        // The subscription has begun by then.
        await Task.Delay(500);
        var watch = Stopwatch.StartNew();
        for (var sent = 0; sent < PerSecond * Seconds;)
        {
            var due = Math.Min(200, Math.Min(PerSecond * Seconds, (int)(watch.Elapsed.TotalSeconds * PerSecond)) - sent);
            if (due <= 0)
            {
                await Task.Delay(1);
                continue;
            }
            var request = new PublishRequest { TopicName = PubSubTarget.Topic };
            for (var i = 0; i < due; i++) request.Events.Add(new ProducerEvent { SchemaId = schema, Payload = ByteString.CopyFrom(SamplePayload.Of(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture))) });
            await requests.WriteAsync(request);
            sent += due;
        }
        await requests.CompleteAsync();
    }

    private static async Task<double[]> ReceiveAsync(AsyncDuplexStreamingCall<FetchRequest, FetchResponse> subscriber, int count)
    {
        var times = new List<double>(count);
        while (times.Count < count)
        {
            await subscriber.ResponseStream.MoveNext(default);
            var events = subscriber.ResponseStream.Current.Events;
            foreach (var received in events)
                times.Add(Stopwatch.GetElapsedTime(long.Parse(SamplePayload.TextOf(received.Event.Payload.Span), CultureInfo.InvariantCulture)).TotalMilliseconds);
            await subscriber.RequestStream.WriteAsync(new FetchRequest { NumRequested = Math.Max(1, events.Count) });
        }
        return [.. times];
    }
}
