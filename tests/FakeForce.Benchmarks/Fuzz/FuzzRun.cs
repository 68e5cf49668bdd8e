using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;
using FakeForce.Engine.Tests.Soql.Fuzz;

namespace FakeForce.Benchmarks.Fuzz;

/// <summary>
/// Sends millions of inputs that are nearly queries to the engine. Each must run or be refused with a documented code, and
/// within a second. Prints progress, the rate and the slowest input; fails if any input crashed, or was slow.
/// </summary>
internal sealed class FuzzRun(long wanted, int seed)
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(1);
    private static readonly OrgState empty = OrgState.Empty(new StandardCatalog(FeatureSet.None));
    private static readonly QueryContext context = new(default, TimeZoneInfo.Utc, new DateTimeOffset(2026, 5, 13, 1, 30, 0, TimeSpan.Zero), 66);

    private readonly Lock gate = new();
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly FuzzWorker[] workers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(i => new FuzzWorker(seed + i))];
    private long done, refused, bad;
    private (TimeSpan Time, string Input) slowest = (TimeSpan.Zero, "");

    public static int Run(string[] arguments)
    {
        var wanted = arguments is [var count, ..] ? long.Parse(count, CultureInfo.InvariantCulture) : 1_000_000;
        return new FuzzRun(wanted, arguments is [_, var seed] ? int.Parse(seed, CultureInfo.InvariantCulture) : 1).Run();
    }

    private int Run()
    {
        var threads = workers.Select(worker => new Thread(() => Work(worker))).ToArray();
        foreach (var thread in threads) thread.Start();
        // A hang would never come back to be measured, so somebody else looks at what is under way.
        while (!Array.TrueForAll(threads, thread => thread.Join(TimeSpan.FromSeconds(5)))) Report(watchHangs: true);
        Report(watchHangs: false);
        Console.WriteLine($"slowest: {slowest.Time.TotalMilliseconds:F1} ms for {slowest.Input.Length:N0} characters: {Shown(slowest.Input)}");
        return bad == 0 ? 0 : 1;
    }

    private void Work(FuzzWorker worker)
    {
        while (Interlocked.Increment(ref done) <= wanted)
        {
            var input = worker.Next();
            var start = Stopwatch.GetTimestamp();
            Check(input, worker.Queries);
            var time = Stopwatch.GetElapsedTime(start);
            worker.Rest();
            if (time > slowest.Time) lock (gate) slowest = time > slowest.Time ? (time, input) : slowest;
            if (time > patience) Complain($"took {time.TotalSeconds:F1} s", input);
        }
    }

    private void Check(string input, Queries queries)
    {
        try
        {
            queries.Run(empty, input, context).AllRows();
        }
        catch (SalesforceException refusal)
        {
            Interlocked.Increment(ref refused);
            if (!Refusals.Contains(refusal.Code)) Complain(refusal.Code, input);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Complain(failure.ToString(), input);
        }
    }

    private void Complain(string what, string input)
    {
        Interlocked.Increment(ref bad);
        Console.WriteLine($"BAD {what}\n{Shown(input)}");
    }

    private void Report(bool watchHangs)
    {
        var count = Math.Min(Interlocked.Read(ref done), wanted);
        Console.WriteLine($"{watch.Elapsed.TotalSeconds,6:F0} s {count,12:N0} inputs {count / watch.Elapsed.TotalSeconds,10:N0}/s {refused:N0} refused {bad} bad");
        foreach (var worker in workers)
            if (watchHangs && worker.UnderWay is { } slow && slow.For > patience) Console.WriteLine($"STILL RUNNING after {slow.For.TotalSeconds:F0} s: {Shown(slow.Input)}");
    }

    private static string Shown(string input) => input.Length <= 400 ? input : input[..400] + "…";
}
