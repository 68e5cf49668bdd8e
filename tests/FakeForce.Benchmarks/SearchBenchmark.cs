using System.Diagnostics;
using System.Globalization;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;

namespace FakeForce.Benchmarks;

/// <summary>What the search index of many accounts costs to build, to keep, to bring up to date and to ask.</summary>
internal static class SearchBenchmark
{
    private static readonly (string Name, string Sosl)[] searches =
    [
        ("rare word", "FIND {543210} RETURNING Account(Name)"),
        ("rare phrase in a name", "FIND {\"account 543210\"} IN NAME FIELDS RETURNING Account(Name)"),
        ("beginning of a word", "FIND {54321*} RETURNING Account(Name)"),
        ("two common words", "FIND {paris france} RETURNING Account(Name)"),
        ("common and not rare", "FIND {paris AND NOT 543210} RETURNING Account(Name)"),
        ("nothing", "FIND {nowhere} RETURNING Account(Name)"),
    ];

    public static int Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var org = Org.Create(new OrgOptions { Catalog = new StandardCatalog(FeatureSet.None) }, TimeProvider.System);
        ManyAccounts.Fill(org, count);
        var before = GC.GetTotalMemory(true);
        var first = Time(org, searches[0].Sosl, 1);
        Print($"{count:N0} accounts indexed by the first search in {first / 1e3:N1} s; {(GC.GetTotalMemory(true) - before) / (double)count:N0} bytes a row (target 120)");
        foreach (var (name, sosl) in searches) Print($"{name,-24}{Time(org, sosl, 200):N3} ms");
        Print($"{"after a write",-24}{AfterWrites(org, count):N3} ms");
        return 0;
    }

    /// <summary>Milliseconds of one search.</summary>
    private static double Time(Org org, string sosl, int times)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < times; i++)
            if (org.Searches.Run(org, sosl, Context(org)).Count < 0) throw new InvalidOperationException();
        return watch.Elapsed.TotalMilliseconds / times;
    }

    private static double AfterWrites(Org org, int count)
    {
        var milliseconds = 0.0;
        for (var i = 0; i < 200; i++)
        {
            ManyAccounts.Fill(org, count + i, count + i + 1);
            milliseconds += Time(org, string.Create(CultureInfo.InvariantCulture, $"FIND {{\"account {count + i}\"}} RETURNING Account(Name)"), 1);
        }
        return milliseconds / 200;
    }

    private static QueryContext Context(Org org) => new(default, TimeZoneInfo.Utc, org.Clock.GetUtcNow(), 66);

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
