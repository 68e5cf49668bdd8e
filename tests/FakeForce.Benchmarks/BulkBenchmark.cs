using System.Diagnostics;
using System.Globalization;
using System.Text;
using FakeForce.Engine.Bulk.Csv;
using LiteDB;

namespace FakeForce.Benchmarks;

/// <summary>Accounts of twelve columns through Bulk API 2.0: load, query, upsert, in memory and with a journal; beside them reading the same CSV, and LiteDB's own bulk insert.</summary>
internal static class BulkBenchmark
{
    /// <summary>A job takes 112 MB.</summary>
    private const int RowsPerJob = 400_000;

    private static readonly string[] columns = ["Name", "Phone", "Website", "Industry", "Type", "AnnualRevenue", "NumberOfEmployees", "BillingStreet", "BillingCity", "BillingCountry", "AccountNumber", "Key__c"];

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var files = Enumerable.Range(0, (rows + RowsPerJob - 1) / RowsPerJob).Select(i => Csv(i * RowsPerJob, Math.Min(rows, (i + 1) * RowsPerJob))).ToList();
        Print($"{rows:N0} rows, {files.Sum(f => (long)f.Length) / 1e6:N0} MB");
        Report("reading the CSV to strings", rows, Time(() => files.ForEach(ReadAll)));
        var folder = Directory.CreateTempSubdirectory("fakeforce-bulk").FullName;
        try
        {
            Report("LiteDB InsertBulk, on file", Math.Min(rows, 200_000), Time(() => InsertBulk(Path.Combine(folder, "bare.db"), Math.Min(rows, 200_000))));
            await LoadAsync("in memory", rows, files, folder);
            await LoadAsync("with --data", rows, files, folder, "--data", Path.Combine(folder, "data"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task LoadAsync(string name, int rows, List<byte[]> files, string folder, params string[] options)
    {
        var config = Path.Combine(folder, "fakeforce.json");
        await File.WriteAllTextAsync(config, """{"fields":{"Account":[{"fullName":"Key__c","type":"Text","length":20,"externalId":true,"unique":true}]}}""");
        using var server = ServerProcess.FakeForce(["--edition", "sandbox", "--config", config, .. options]);
        var rest = await RestClient.LogInAsync(server);
        using var client = new BulkClient(rest);
        var id = await rest.CreateAsync("""{"Name":"Read in between"}""");
        using var stop = new CancellationTokenSource();
        var reads = client.ReadAsync(id, stop.Token);
        var watch = Stopwatch.StartNew();
        foreach (var file in files)
            if (await client.LoadAsync(new { @object = "Account", operation = "insert" }, file) > 0) throw new InvalidOperationException("rows failed");
        Report($"insert, {name}", rows, watch.Elapsed);
        await stop.CancelAsync();
        var times = await reads;
        times.Sort();
        Print($"  reads in the middle of it: {times.Count:N0}, p50 {times[times.Count / 2]:N1} ms, p99 {times[times.Count * 99 / 100]:N1} ms; target p99 20 ms");
        Print($"  process memory {server.WorkingSet / 1e6:N0} MB");
        watch.Restart();
        var (found, bytes) = await client.QueryAsync("SELECT Id, " + string.Join(", ", columns) + " FROM Account");
        Report($"query job, {name} ({bytes / 1e6:N0} MB)", found, watch.Elapsed);
        watch.Restart();
        foreach (var file in files) await client.LoadAsync(new { @object = "Account", operation = "upsert", externalIdFieldName = "Key__c" }, file);
        Report($"upsert by external id, {name}", rows, watch.Elapsed);
        Print($"  process memory {server.WorkingSet / 1e6:N0} MB");
    }

    private static byte[] Csv(int from, int to)
    {
        var csv = new StringBuilder(string.Join(',', columns) + "\n");
        for (var i = from; i < to; i++)
            csv.Append(CultureInfo.InvariantCulture, $"\"Account, {i}\",+1 555 {i:D7},https://account{i}.example.com/a/longer/path,Energy,Prospect,{i * 17L % 9_000_000},{i % 5000},\"{i % 999} Main Street, second floor\",Paris,France,A-{i:D8},K{i:D9}\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static void ReadAll(byte[] file)
    {
        var rows = new CsvRows(CsvData.Of(file), default);
        while (rows.Next())
            foreach (var cell in rows.Cells) rows.Text(cell);
    }

    private static void InsertBulk(string path, int rows)
    {
        using var database = new LiteDatabase(path);
        database.GetCollection("accounts").InsertBulk(Enumerable.Range(0, rows).Select(i =>
        {
            var document = new BsonDocument();
            foreach (var column in columns) document[column] = $"{column} {i}";
            return document;
        }));
    }

    private static TimeSpan Time(Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed;
    }

    private static void Report(string what, long rows, TimeSpan time) => Print($"{what}: {rows / time.TotalSeconds:N0} rows/s ({time.TotalSeconds:N1} s)");

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
