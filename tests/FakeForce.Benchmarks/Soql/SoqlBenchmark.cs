using System.Diagnostics;
using System.Globalization;

namespace FakeForce.Benchmarks.Soql;

/// <summary>The same rows and the same twenty questions for FakeForce and for SQLite, in one process, one after the other on one thread.</summary>
internal static class SoqlBenchmark
{
    private static readonly TimeSpan perSide = TimeSpan.FromSeconds(1);
    private static readonly string[] jsonNames = ["Id", "Name", "Industry", "Type", "AnnualRevenue", "NumberOfEmployees", "BillingCity", "Phone"];

    /// <summary>Returns 1 if any answer differs from SQLite's. An argument picks the pairs whose names contain it.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Print($"loading {Pairs.Accounts:N0} accounts, {Pairs.Contacts:N0} contacts, {Pairs.Opportunities:N0} opportunities into FakeForce and SQLite {SqliteTwin.Version}");
        var watch = Stopwatch.StartNew();
        var org = new OrgTwin();
        var loaded = watch.Elapsed;
        using var sqlite = new SqliteTwin();
        Print($"FakeForce {loaded.TotalSeconds:N1} s, SQLite {(watch.Elapsed - loaded).TotalSeconds:N1} s with its indexes; FakeForce builds its own when first asked");
        Print($"{"",-32}{"rows",9}{"FakeForce ms",14}{"SQLite ms",12}{"rows/s",14}{"ratio",8}");
        var wrong = 0;
        var slower = 0;
        foreach (var pair in Pairs.All.Where(p => args.Length == 0 || p.Name.Contains(args[0], StringComparison.OrdinalIgnoreCase)))
        {
            wrong += Differs(pair, org, sqlite) ? 1 : 0;
            slower += Measure(pair, org, sqlite) < 1 ? 1 : 0;
        }
        Print($"{wrong} answers differ, {slower} slower than SQLite");
        if (args.Length == 0) await HttpQueries.RunAsync();
        return wrong > 0 ? 1 : 0;
    }

    private static bool Differs(Pair pair, OrgTwin org, SqliteTwin sqlite)
    {
        var (ours, theirs) = (new Lines(), new Lines());
        for (var variant = 0; variant < Math.Min(pair.Variants, 50); variant++)
        {
            Answer.Read(org.Run(Variant.Soql(pair, variant)), ours);
            sqlite.Run(Variant.Sql(pair), Variant.Bound(pair, variant), theirs);
        }
        // Groups and scans come in no order that SOQL promises.
        ours.All.Sort(StringComparer.Ordinal);
        theirs.All.Sort(StringComparer.Ordinal);
        if (ours.All.SequenceEqual(theirs.All) && ours.Rows > 0) return false;
        var at = ours.All.Zip(theirs.All).TakeWhile(p => p.First == p.Second).Count();
        Print($"{pair.Name}: {ours.Rows} rows against {theirs.Rows}; first difference: {ours.All.ElementAtOrDefault(at)} against {theirs.All.ElementAtOrDefault(at)}");
        return true;
    }

    private static double Measure(Pair pair, OrgTwin org, SqliteTwin sqlite)
    {
        var soql = Enumerable.Range(0, pair.Variants).Select(v => Variant.Soql(pair, v)).ToArray();
        var bound = Enumerable.Range(0, pair.Variants).Select(v => Variant.Bound(pair, v)).ToArray();
        var sql = Variant.Sql(pair);
        var rows = 0;
        // Interleaved, so that a noisy neighbour disturbs both sides alike.
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var watch = Stopwatch.StartNew(); ours.Count < 3 || watch.Elapsed < 2 * perSide;)
        {
            ours.Add(Time(pair, sink => Array.ForEach(soql, text => Answer.Read(org.Run(text), sink)), out rows));
            theirs.Add(Time(pair, sink => Array.ForEach(bound, value => sqlite.Run(sql, value, sink)), out _));
        }
        var (mine, other) = (Median(ours) / pair.Variants, Median(theirs) / pair.Variants);
        var counted = pair.Touched > 0 ? pair.Touched : Math.Max(1.0, rows / (double)pair.Variants);
        Print($"{pair.Name,-32}{rows / pair.Variants,9:N0}{mine,14:N4}{other,12:N4}{counted / mine * 1000,14:N0}{other / mine,8:N1}{(other < mine ? "  slower: " + sqlite.Explain(sql) : "")}");
        return other / mine;
    }

    private static double Time(Pair pair, Action<Sink> run, out int rows)
    {
        using var pages = pair.Name.EndsWith("JSON", StringComparison.Ordinal) ? new JsonPages(jsonNames) : null;
        Sink sink = pages is null ? new Checksum() : pages;
        var start = Stopwatch.GetTimestamp();
        run(sink);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        rows = sink.Rows;
        return time;
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
