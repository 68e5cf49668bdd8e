using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;

namespace FakeForce.Benchmarks.Outbound;

/// <summary>
/// 10,000 outbound messages to a receiver on loopback, beside a bare HttpClient that then posts the very bodies which the receiver got, as many
/// requests of as many notifications, as many at once, to the same receiver; the bare loop's bodies are there before it begins. FakeForce's time is
/// that of all it does: from the first save, in this process, through rule, queue and requests, until the last message has left the queue.
/// The bare loop also posts the messages one by one, as a program without Salesforce's batches would.
/// What the same saves take where no rule holds is measured too, since a bare loop saves nothing: one ratio is of all, one of what messages add.
/// Another pair of lines has them wait in the queue at first, so that only their way out is measured.
/// </summary>
internal static class OutboundBenchmark
{
    private const int Messages = 10_000, AtOnce = 8, Warm = 25, Rounds = 15;

    public static async Task<int> RunAsync()
    {
        await using var receiver = await AckReceiver.StartAsync();
        foreach (var withData in new[] { false, true })
        {
            await using var target = await OutboundTarget.StartAsync(receiver.Address, withData);
            foreach (var perTransaction in new[] { 1, 200 })
            {
                var rounds = new List<Round>();
                for (var round = -Warm; round < Rounds; round++) rounds.Add(await RoundAsync(receiver, target, perTransaction));
                Print($"saved by {perTransaction}{(withData ? ", --data" : "")}", rounds[Warm..]);
                rounds.Clear();
                for (var round = -Warm; round < Rounds; round++) rounds.Add(await WaitingRoundAsync(receiver, target, perTransaction));
                Print("  waiting before", rounds[Warm..]);
            }
        }
        await DownAsync(receiver);
        return 0;
    }

    private static async Task<Round> RoundAsync(AckReceiver receiver, OutboundTarget target, int perTransaction)
    {
        var watch = Stopwatch.StartNew();
        await target.SaveAsync(Messages, perTransaction, AtOnce, tells: false);
        var saving = watch.Elapsed;
        receiver.Clear();
        watch.Restart();
        await target.SaveAsync(Messages, perTransaction, AtOnce, tells: true);
        await target.SettledAsync(receiver, Messages);
        return await AgainstBareAsync(receiver, saving, watch.Elapsed);
    }

    private static async Task<Round> WaitingRoundAsync(AckReceiver receiver, OutboundTarget target, int perTransaction)
    {
        receiver.IsDown = true;
        await target.SaveAsync(Messages, perTransaction, AtOnce, tells: true);
        var clock = (OrgClock)target.Org.Clock;
        await clock.AdvanceAsync(TimeSpan.FromSeconds(1));
        receiver.IsDown = false;
        receiver.Clear();
        var watch = Stopwatch.StartNew();
        await clock.AdvanceAsync(TimeSpan.FromHours(2));
        return await AgainstBareAsync(receiver, TimeSpan.Zero, watch.Elapsed);
    }

    private static async Task<Round> AgainstBareAsync(AckReceiver receiver, TimeSpan saving, TimeSpan took)
    {
        if (receiver.Notifications != Messages) throw new InvalidOperationException($"{receiver.Notifications} notifications came");
        var bodies = receiver.Bodies.ToList();
        receiver.Clear();
        var bare = await BareLoop.RunAsync(receiver.Address, bodies, AtOnce);
        receiver.Clear();
        return new Round(bodies.Count, saving, took, bare, await BareLoop.RunAsync(receiver.Address, BareLoop.OneByOne(bodies), AtOnce));
    }

    private static void Print(string what, List<Round> rounds)
    {
        var (took, saving, bare) = (Median(rounds, round => round.Took), Median(rounds, round => round.Saving), Median(rounds, round => round.Bare));
        var added = saving == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; saves alone {saving:N0} ms, of what is added {bare / Math.Max(took - saving, 1):N2}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-22}{Median(rounds, round => round.Requests),6:N0} requests {took,6:N0} ms {Messages / took * 1000,9:N0} messages/s, bare HttpClient {bare,4:N0} ms: ratio {bare / took:N2}, target 0.50{added}; one message a request {Median(rounds, round => round.Single),5:N0} ms: ratio {Median(rounds, round => round.Single) / took:N2}"));
    }

    private static double Median(List<Round> rounds, Func<Round, TimeSpan> of) => Median(rounds, round => of(round).TotalMilliseconds);

    private static double Median(List<Round> rounds, Func<Round, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);

    // The receiver answers 503 for 23 hours, in which the queue is tried again and again, and then acknowledges.
    private static async Task DownAsync(AckReceiver receiver)
    {
        for (var round = 0; round < 3; round++)
        {
            await using var target = await OutboundTarget.StartAsync(receiver.Address, withData: false);
            receiver.Clear();
            receiver.IsDown = true;
            await target.SaveAsync(Messages, 200, AtOnce, tells: true);
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

    /// <param name="Single">The bare loop with a request for each message.</param>
    private sealed record Round(int Requests, TimeSpan Saving, TimeSpan Took, TimeSpan Bare, TimeSpan Single);
}
