using System.Globalization;

namespace FakeForce.Benchmarks.Events;

/// <summary>What a thousand subscribers to whom nothing happens cost a server of its own process.</summary>
internal static class IdleSubscribers
{
    private const int Count = 1_000, TargetBytes = 30_000;

    public static async Task RunAsync()
    {
        using var server = await EventServer.StartAsync();
        using var channel = server.Channel();
        // A few first, so that code and buffers are there.
        var calls = await server.SubscribeAsync(channel, 50);
        await Task.Delay(1000);
        var before = server.Process.WorkingSet;
        calls.AddRange(await server.SubscribeAsync(channel, Count));
        await Task.Delay(1000);
        var each = (server.Process.WorkingSet - before) / Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Count:N0} idle subscribers: {each:N0} bytes each; target {TargetBytes:N0}, ratio {(double)each / TargetBytes:N2}"));
        foreach (var call in calls) call.Dispose();
    }
}
