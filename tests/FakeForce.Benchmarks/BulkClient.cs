using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace FakeForce.Benchmarks;

/// <summary>Bulk API 2.0 as a client speaks it, and reads of single records beside it.</summary>
internal sealed class BulkClient(RestClient rest) : IDisposable
{
    private const string Root = "/services/data/v66.0";

    private readonly HttpClient client = new() { BaseAddress = rest.Server.Address, Timeout = Timeout.InfiniteTimeSpan, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", rest.Token) } };

    public void Dispose() => client.Dispose();

    /// <summary>Creates, uploads, closes, and waits for the end; gives the number of rows that failed.</summary>
    public async Task<int> LoadAsync(object job, byte[] csv)
    {
        var id = await CreateAsync("ingest", job);
        using var content = new ByteArrayContent(csv);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        (await client.PutAsync($"{Root}/jobs/ingest/{id}/batches", content)).EnsureSuccessStatusCode();
        (await client.PatchAsJsonAsync($"{Root}/jobs/ingest/{id}", new { state = "UploadComplete" })).EnsureSuccessStatusCode();
        var info = await client.GetFromJsonAsync<JsonElement>($"{Root}/jobs/ingest/{id}");
        if (info.GetProperty("state").GetString() != "JobComplete") throw new InvalidOperationException(info.ToString());
        return info.GetProperty("numberRecordsFailed").GetInt32();
    }

    /// <summary>Runs a query job and reads all that it found; gives rows and bytes.</summary>
    public async Task<(long Rows, long Bytes)> QueryAsync(string soql)
    {
        var id = await CreateAsync("query", new { operation = "query", query = soql });
        var (rows, bytes, buffer) = (0L, 0L, new byte[1 << 20]);
        for (var locator = ""; locator != "null";)
        {
            using var page = await client.GetAsync($"{Root}/jobs/query/{id}/results" + (locator.Length == 0 ? "" : "?locator=" + locator), HttpCompletionOption.ResponseHeadersRead);
            rows += long.Parse(page.EnsureSuccessStatusCode().Headers.GetValues("Sforce-NumberOfRecords").Single(), System.Globalization.CultureInfo.InvariantCulture);
            locator = page.Headers.GetValues("Sforce-Locator").Single();
            await using var body = await page.Content.ReadAsStreamAsync();
            for (int count; (count = await body.ReadAsync(buffer)) > 0;) bytes += count;
        }
        return (rows, bytes);
    }

    /// <summary>Reads a record again and again until told to stop; gives the milliseconds of each read.</summary>
    public async Task<List<double>> ReadAsync(string id, CancellationToken stop)
    {
        var times = new List<double>();
        while (!stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            (await client.GetAsync($"{Root}/sobjects/Account/{id}", CancellationToken.None)).EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(5, CancellationToken.None);
        }
        return times;
    }

    private async Task<string> CreateAsync(string resource, object job)
    {
        using var answer = await client.PostAsJsonAsync($"{Root}/jobs/{resource}", job);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return body.GetProperty("id").GetString()!;
    }
}
