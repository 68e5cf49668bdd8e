using System.Globalization;

namespace FakeForce.Benchmarks.Events;

/// <summary>Pub/Sub API: a backlog, the time an event takes, and subscribers who only wait.</summary>
internal static class PubSubBenchmark
{
    public static async Task<int> RunAsync(params string[] args)
    {
        var events = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        await IdleSubscribers.RunAsync();
        await Fanout.RunAsync();
        await using (var target = await PubSubTarget.StartAsync()) await Latency.RunAsync(target);
        await using (var target = await PubSubTarget.StartAsync()) await Backlog.RunAsync(target, events);
        return 0;
    }
}
