using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Schema;

namespace FakeForce.Benchmarks;

/// <summary>An org of many accounts of twelve fields, written through the save pipeline, and what forks of it cost.</summary>
internal static class MemoryBenchmark
{
    public static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var org = Org.Create(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) }, TimeProvider.System);
        var watch = Stopwatch.StartNew();
        ManyAccounts.Fill(org, count);
        var filled = watch.Elapsed;
        Settle();
        using var process = Process.GetCurrentProcess();
        Print($"{count:N0} accounts in {filled.TotalSeconds:N1} s: {GC.GetTotalMemory(false) / 1e6:N0} MB managed, {process.WorkingSet64 / 1e6:N0} MB process memory; target 400 MB for a million");
        Fork(org);
        return 0;
    }

    private static void Fork(Org org)
    {
        var forks = new List<Org>();
        org.Fork();
        var before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++) forks.Add(org.Fork());
        var time = watch.Elapsed.TotalMilliseconds / 100;
        foreach (var fork in forks) ManyAccounts.Fill(fork, 0, 1);
        var each = (GC.GetTotalMemory(true) - before) / 100.0;
        Print($"a fork: {time:N3} ms (target 5), {each / 1e6:N3} MB with one write of its own (target 1)");
        GC.KeepAlive(forks);
    }

    private static void Settle()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
