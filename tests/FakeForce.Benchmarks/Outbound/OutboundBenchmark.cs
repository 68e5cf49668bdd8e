using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;

namespace FakeForce.Benchmarks.Outbound;

/// <summary>
/// 10,000 outbound messages to a receiver on loopback, beside a bare HttpClient that then posts the very bodies which the receiver got, as many
/// requests of as many notifications, as many at once, to the same receiver. FakeForce's time is that of all it does: from the first save, in this process,
/// through rule, queue and requests, until the last message has left the queue. The bare loop's bodies are there before it begins.
/// </summary>
internal static class OutboundBenchmark
{
    private const int Messages = 10_000, AtOnce = 8, Rounds = 5;

    public static async Task<int> RunAsync()
    {
        await using var receiver = await AckReceiver.StartAsync();
        foreach (var withData in new[] { false, true })
        {
            await using var target = await OutboundTarget.StartAsync(receiver.Address, withData);
            foreach (var perTransaction in new[] { 1, 200 })
            {
                await RoundAsync(receiver, target, perTransaction);
                var rounds = new List<Round>();
                for (var round = 0; round < Rounds; round++) rounds.Add(await RoundAsync(receiver, target, perTransaction));
                Print($"saved by {perTransaction}{(withData ? ", --data" : "")}", rounds.OrderBy(round => round.Ratio).ElementAt(Rounds / 2));
            }
        }
        await DownAsync(receiver);
        return 0;
    }

    private static async Task<Round> RoundAsync(AckReceiver receiver, OutboundTarget target, int perTransaction)
    {
        receiver.Clear();
        var watch = Stopwatch.StartNew();
        await target.SaveAsync(Messages, perTransaction, AtOnce);
        var saved = watch.Elapsed;
        await target.SettledAsync(receiver, Messages);
        var (took, requests) = (watch.Elapsed, receiver.Requests);
        if (receiver.Notifications != Messages) throw new InvalidOperationException($"{receiver.Notifications} notifications came");
        var bodies = receiver.Bodies.ToList();
        receiver.Clear();
        return new Round(requests, saved, took, await BareLoop.RunAsync(receiver.Address, bodies, AtOnce));
    }

    private static void Print(string what, Round round) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-20} {round.Requests,6:N0} requests: {round.Took.TotalMilliseconds,6:N0} ms (saved after {round.Saved.TotalMilliseconds:N0}), {Messages / round.Took.TotalSeconds,7:N0} messages/s; bare HttpClient {round.Bare.TotalMilliseconds:N0} ms; ratio {round.Ratio:N2}, target 0.50"));

    // The receiver answers 503 for 23 hours, in which the queue is tried again and again, and then acknowledges.
    private static async Task DownAsync(AckReceiver receiver)
    {
        for (var round = 0; round < 3; round++)
        {
            await using var target = await OutboundTarget.StartAsync(receiver.Address, withData: false);
            receiver.Clear();
            receiver.IsDown = true;
            await target.SaveAsync(Messages, 200, AtOnce);
            var clock = (OrgClock)target.Org.Clock;
            await clock.AdvanceAsync(TimeSpan.FromSeconds(1));
            if (target.Org.Outbound.All.Count != Messages) throw new InvalidOperationException("not all of them wait");
            var watch = Stopwatch.StartNew();
            await clock.AdvanceAsync(TimeSpan.FromHours(23));
            receiver.IsDown = false;
            await clock.AdvanceAsync(TimeSpan.FromHours(2));
            var (took, left) = (watch.Elapsed, target.Org.Outbound.All.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"down for 23 hours, then back: {took.TotalSeconds:N2} s for {receiver.Requests:N0} requests, {receiver.Notifications:N0} of {Messages:N0} acknowledged, {left} left; target under 2 s"));
        }
    }

    private sealed record Round(int Requests, TimeSpan Saved, TimeSpan Took, TimeSpan Bare)
    {
        public double Ratio => Bare / Took;
    }
}
