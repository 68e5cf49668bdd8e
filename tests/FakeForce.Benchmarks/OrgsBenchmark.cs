using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Schema;

namespace FakeForce.Benchmarks;

/// <summary>
/// What a copy of an org, a snapshot, a restore and a reset cost, each behind a write, for orgs of a thousand to a million records; and a
/// thousand copies alive at once, each with a session and a record of its own.
/// </summary>
internal static class OrgsBenchmark
{
    private const int Rounds = 50, Copies = 1_000;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("milliseconds, median and longest of 50     copy            snapshot        restore         reset   (target 5)");
        var medians = new List<double>();
        foreach (var count in new[] { 1_000, 100_000, 1_000_000 }) medians.Add(await SizeAsync(count));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the slowest median of a million records is {medians[^1] / medians[0]:N1} times that of a thousand"));
        await ManyAsync();
        return 0;
    }

    private static async Task<double> SizeAsync(int count)
    {
        await using var orgs = Start();
        ManyAccounts.Fill(orgs.Main, count);
        var org = orgs.Create(new NewOrg { From = "main" }).Org;
        var (copy, snapshot, restore, reset) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = -5; round < Rounds; round++)
        {
            ManyAccounts.Fill(org, count + 1_000 + round, count + 1_001 + round);
            var times = new[]
            {
                await TimeAsync(() => Done(orgs.Create(new NewOrg { Name = $"c{round + 5}", From = "main" }))),
                await TimeAsync(() => Done(org.Snapshots.Take("s"))),
                await WriteAndTimeAsync(org, count, async () => await org.RestoreAsync(org.Snapshots.StateOf("s"))),
                await WriteAndTimeAsync(org, count, async () => await org.ResetAsync()),
            };
            await orgs.RemoveAsync($"c{round + 5}");
            if (round < 0) continue;
            foreach (var (list, time) in new[] { copy, snapshot, restore, reset }.Zip(times)) list.Add(time);
        }
        var all = new[] { copy, snapshot, restore, reset };
        foreach (var list in all) list.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,9:N0} records{"",22}{string.Join("", all.Select(list => string.Create(CultureInfo.InvariantCulture, $"{list[Rounds / 2],7:N3}/{list[^1],-8:N3}")))}"));
        return all.Max(list => list[Rounds / 2]);
    }

    private static async Task ManyAsync()
    {
        await using var orgs = Start();
        ManyAccounts.Fill(orgs.Main, 100_000);
        await LiveAsync(orgs, 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        for (var i = 1; i <= Copies; i++) await LiveAsync(orgs, i);
        var time = watch.Elapsed.TotalMilliseconds / Copies;
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Copies;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Copies:N0} copies of 100,000 records alive: {time:N2} ms and {each / 1024:N0} KB each, with a session and a record of its own (target 1,024 KB)"));
        GC.KeepAlive(orgs);
    }

    private static async Task LiveAsync(Orgs orgs, int number)
    {
        var org = orgs.Create(new NewOrg { Name = $"live{number}", From = "main" }).Org;
        await org.Identity.StartSessionAsync(org.Options.Username);
        ManyAccounts.Fill(org, 200_000, 200_001);
    }

    private static Orgs Start()
    {
        var options = new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) };
        return new Orgs(Org.Create(options, new OrgClock(TimeProvider.System)), new OrgProfiles(options, () => options), new OrgBounds(), TimeProvider.System);
    }

    private static async Task<double> WriteAndTimeAsync(Org org, int count, Func<Task> run)
    {
        ManyAccounts.Fill(org, count + 100_000, count + 100_001);
        return await TimeAsync(run);
    }

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static Task Done(object made)
    {
        GC.KeepAlive(made);
        return Task.CompletedTask;
    }
}
