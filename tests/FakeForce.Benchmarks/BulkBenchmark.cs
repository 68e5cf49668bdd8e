using System.Diagnostics;
using System.Globalization;

namespace FakeForce.Benchmarks;

/// <summary>Accounts of twelve columns through Bulk API 2.0: load, query, upsert, in memory and with a journal; beside them reading the same CSV, and LiteDB's own bulk insert.</summary>
internal static class BulkBenchmark
{
    /// <summary>A job takes 112 MB.</summary>
    private const int RowsPerJob = 500_000;

    /// <summary>Loaded before the others, while the process still compiles itself.</summary>
    private const int ColdRows = 100_000;

    /// <summary>From here on one load is enough.</summary>
    private const int ManyRows = 5_000_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("fakeforce-bulk").FullName;
        try
        {
            if (rows < ManyRows) Baselines(rows, folder);
            await LoadAsync("in memory", rows, folder);
            if (rows < ManyRows) await LoadAsync("with --data", rows, folder, "--data", Path.Combine(folder, "data"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static void Baselines(int rows, string folder)
    {
        var files = BulkRows.Files(rows, RowsPerJob).ToList();
        Print($"{rows:N0} rows, {files.Sum(f => (long)f.Length) / 1e6:N0} MB");
        Report("CsvHelper, reading spans", rows, Time(() => files.ForEach(file => BulkBaselines.ReadSpans(file))));
        var fewer = BulkRows.Csv(0, Math.Min(rows, 200_000));
        Report("LiteDB InsertBulk, on file", Math.Min(rows, 200_000), Time(() => BulkBaselines.InsertBulk(Path.Combine(folder, "bare.db"), fewer)));
    }

    private static async Task LoadAsync(string name, int rows, string folder, params string[] options)
    {
        var config = Path.Combine(folder, "fakeforce.json");
        await File.WriteAllTextAsync(config, """{"fields":{"Account":[{"fullName":"Key__c","type":"Text","length":20,"externalId":true,"unique":true}]}}""");
        using var server = ServerProcess.FakeForce(["--edition", "sandbox", "--config", config, .. options]);
        var rest = await RestClient.LogInAsync(server);
        using var client = new BulkClient(rest);
        var id = await rest.CreateAsync("""{"Name":"Read in between"}""");
        var first = BulkRows.Csv(-ColdRows, 0);
        Report($"first {ColdRows:N0} rows of a new process, {name}", ColdRows, await TimeAsync(() => client.LoadAsync(new { @object = "Account", operation = "insert" }, first)));
        var start = server.WorkingSet;
        using var stop = new CancellationTokenSource();
        var (reads, peak) = (client.ReadAsync(id, stop.Token), PeakAsync(server, stop.Token));
        var (bytes, took) = await TimesAsync(rows, file => client.LoadAsync(new { @object = "Account", operation = "insert" }, file));
        Report($"insert, {name}", rows, took);
        await stop.CancelAsync();
        Reads(await reads);
        Memory(start, await peak, bytes);
        var watch = Stopwatch.StartNew();
        var (found, length) = await client.QueryAsync("SELECT Id, " + string.Join(", ", BulkRows.Columns) + " FROM Account");
        Report($"query job, {name} ({length / 1e6:N0} MB)", found, watch.Elapsed);
        if (rows < ManyRows) Report($"upsert by external id, {name}", rows, (await TimesAsync(rows, file => client.LoadAsync(new { @object = "Account", operation = "upsert", externalIdFieldName = "Key__c" }, file))).Took);
        Print($"  process memory {server.WorkingSet / 1e6:N0} MB");
    }

    // Making the files is not part of it.
    private static async Task<(long Bytes, TimeSpan Took)> TimesAsync(int rows, Func<byte[], Task<int>> load)
    {
        var (bytes, took) = (0L, TimeSpan.Zero);
        foreach (var file in BulkRows.Files(rows, RowsPerJob))
        {
            took += await TimeAsync(() => load(file));
            bytes += file.Length;
        }
        return (bytes, took);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task<int>> load)
    {
        var watch = Stopwatch.StartNew();
        if (await load() is > 0 and var failed) throw new InvalidOperationException($"{failed} rows failed");
        return watch.Elapsed;
    }

    private static async Task<long> PeakAsync(ServerProcess server, CancellationToken stop)
    {
        for (var peak = 0L; ; await Task.Delay(50, CancellationToken.None))
        {
            peak = Math.Max(peak, server.WorkingSet);
            if (stop.IsCancellationRequested) return peak;
        }
    }

    private static void Reads(List<double> times)
    {
        times.Sort();
        Print($"  reads in the middle of it: {times.Count:N0}, p50 {times[times.Count / 2]:N1} ms, p99 {times[times.Count * 99 / 100]:N1} ms; target p99 20 ms");
    }

    private static void Memory(long start, long peak, long bytes) =>
        Print($"  process memory {start / 1e6:N0} MB before, at most {peak / 1e6:N0} MB during the load: {(double)(peak - start) / bytes:N2} times the data, the rows themselves among it");

    private static TimeSpan Time(Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed;
    }

    private static void Report(string what, long rows, TimeSpan time) => Print($"{what}: {rows / time.TotalSeconds:N0} rows/s ({time.TotalSeconds:N1} s)");

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
