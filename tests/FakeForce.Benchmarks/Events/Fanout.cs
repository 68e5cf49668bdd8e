using System.Diagnostics;
using System.Globalization;
using FakeForce.Server.PubSub.Protocol;
using Grpc.Core;

namespace FakeForce.Benchmarks.Events;

/// <summary>A thousand subscribers of one topic, each of whom gets everything; and one beside them who never reads.</summary>
internal static class Fanout
{
    private const int Subscribers = 1_000, Requests = 20, PerRequest = 50;

    public static async Task RunAsync()
    {
        using var server = await EventServer.StartAsync();
        using var channel = server.Channel();
        var calls = await server.SubscribeAsync(channel, Subscribers);
        // Asks for events and never takes one.
        using var slowChannel = server.Channel();
        using var slow = (await server.SubscribeAsync(slowChannel, 1))[0];
        var text = new string('x', 150);
        await ReadRoundAsync(server, calls, text);
        var before = server.Process.WorkingSet;
        var took = await ReadRoundAsync(server, calls, text);
        var events = (long)Subscribers * Requests * PerRequest;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Subscribers:N0} subscribers, {Requests * PerRequest:N0} events: {events:N0} deliveries in {took.TotalSeconds:N1} s, {events / took.TotalSeconds:N0} a second; memory grew by {(server.Process.WorkingSet - before) / 1e6:N0} MB"));
        foreach (var call in calls) call.Dispose();
    }

    private static async Task<TimeSpan> ReadRoundAsync(EventServer server, List<AsyncDuplexStreamingCall<FetchRequest, FetchResponse>> calls, string text)
    {
        var watch = Stopwatch.StartNew();
        var reading = Task.WhenAll(calls.Select(call => ReadAsync(call, Requests * PerRequest)));
        for (var i = 0; i < Requests; i++) await server.PublishAsync(Enumerable.Repeat(text, PerRequest));
        foreach (var last in await reading)
            if (last <= 0) throw new InvalidOperationException("replay ids did not rise");
        return watch.Elapsed;
    }

    // Gives the last replay id; 0 if they did not rise from event to event.
    private static async Task<long> ReadAsync(AsyncDuplexStreamingCall<FetchRequest, FetchResponse> call, int count)
    {
        var last = 0L;
        for (var read = 0; read < count;)
        {
            if (!await call.ResponseStream.MoveNext(default)) throw new InvalidOperationException("a stream ended");
            var events = call.ResponseStream.Current.Events;
            foreach (var one in events)
            {
                var id = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(one.ReplayId.Span);
                if (id <= last) return 0;
                last = id;
            }
            read += events.Count;
            if (events.Count > 0) await call.RequestStream.WriteAsync(new FetchRequest { NumRequested = events.Count });
        }
        return last;
    }
}
