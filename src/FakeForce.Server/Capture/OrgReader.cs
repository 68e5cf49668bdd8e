using System.Net.Http.Headers;
using System.Text.Json;

namespace FakeForce.Server.Capture;

/// <summary>Reads an org by its REST API. Nothing is written to it.</summary>
internal sealed class OrgReader : IDisposable
{
    /// <summary>Ours: the longest describe results have some megabytes.</summary>
    private const int MostBytes = 64 * 1024 * 1024, MostPages = 20;

    private readonly HttpClient client;
    private readonly string root;

    public OrgReader(Uri from, string token, string version)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = from, Timeout = TimeSpan.FromMinutes(2), MaxResponseContentBufferSize = MostBytes };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        root = $"/services/data/v{version}";
    }

    public Task<JsonElement> GetAsync(string path, CancellationToken cancel) => ReadAsync(root + path, cancel);

    /// <summary>The rows of a query, all pages of it.</summary>
    public async Task<List<JsonElement>> QueryAsync(string soql, CancellationToken cancel)
    {
        var rows = new List<JsonElement>();
        var next = root + "/query?q=" + Uri.EscapeDataString(soql);
        for (var page = 0; next is not null && page < MostPages; page++)
        {
            var answer = await ReadAsync(next, cancel);
            rows.AddRange(answer.GetProperty("records").EnumerateArray());
            next = answer.TryGetProperty("nextRecordsUrl", out var more) ? more.GetString() : null;
        }
        return rows;
    }

    public void Dispose() => client.Dispose();

    private async Task<JsonElement> ReadAsync(string path, CancellationToken cancel)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        if (!response.IsSuccessStatusCode) throw new CaptureException($"GET {path.Split('?')[0]} answered {(int)response.StatusCode}: {System.Text.Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 500)))}");
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }
}

/// <summary>The org did not answer as it should.</summary>
internal sealed class CaptureException(string message) : Exception(message);
