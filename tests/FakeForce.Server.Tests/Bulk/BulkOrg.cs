using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FakeForce.Server.Tests.Rest;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>The sample org with the words of Bulk API 2.0.</summary>
internal sealed class BulkOrg(SampleOrg sample) : IAsyncDisposable
{
    public SampleOrg Sample => sample;

    public static async Task<BulkOrg> StartAsync(TimeProvider? clock = null) => new(await SampleOrg.StartAsync(clock));

    public async Task<string> CreateAsync(string body, string resource = "ingest")
    {
        var answer = await sample.SendAsync("POST", "/jobs/" + resource, body);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json.GetProperty("id").GetString()!;
    }

    public async Task<Answer> UploadAsync(string job, byte[] csv, string contentType = "text/csv")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/services/data/v66.0/jobs/ingest/{job}/batches") { Content = new ByteArrayContent(csv) };
        // A client that sends on while it is refused sees a broken connection and no answer.
        request.Headers.ExpectContinue = csv.Length > 1 << 20;
        if (contentType.Length > 0) request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await sample.Org.Client.SendAsync(request, Server.Ending);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending), response.Headers, response.Content.Headers);
    }

    public Task<Answer> UploadAsync(string job, string csv) => UploadAsync(job, Encoding.UTF8.GetBytes(sample.Fill(csv)));

    public Task<Answer> CloseAsync(string job) => sample.SendAsync("PATCH", "/jobs/ingest/" + job, """{"state":"UploadComplete"}""");

    public async Task<JsonElement> InfoAsync(string job, string resource = "ingest") => (await sample.Org.GetAsync($"/jobs/{resource}/{job}")).Json;

    public Task<string> SuccessesAsync(string job) => CsvAsync($"/jobs/ingest/{job}/successfulResults");

    public Task<string> FailuresAsync(string job) => CsvAsync($"/jobs/ingest/{job}/failedResults/");

    public Task<string> UnprocessedAsync(string job) => CsvAsync($"/jobs/ingest/{job}/unprocessedrecords/");

    /// <summary>Creates, uploads and closes; gives the job.</summary>
    public async Task<string> LoadAsync(string body, string csv)
    {
        var job = await CreateAsync(body);
        Assert.Equal((201, ""), (await UploadAsync(job, csv)) is var uploaded ? (uploaded.Status, uploaded.Body) : default);
        Assert.Equal(200, (await CloseAsync(job)).Status);
        return job;
    }

    /// <summary>"JobComplete 3 1": state, rows done, rows failed; behind it the error message, if any.</summary>
    public async Task<string> OutcomeAsync(string job)
    {
        var info = await InfoAsync(job);
        var message = info.TryGetProperty("errorMessage", out var error) ? " " + error.GetString() : "";
        return $"{info.GetProperty("state").GetString()} {info.GetProperty("numberRecordsProcessed")} {info.GetProperty("numberRecordsFailed")}{message}";
    }

    /// <summary>The values of a query's rows, with commas and semicolons between them.</summary>
    public async Task<string> ValuesAsync(string soql, params string[] fields)
    {
        var answer = await sample.Org.QueryAsync(sample.Fill(soql));
        Assert.True(answer.Status == 200, answer.Body);
        return string.Join(';', answer.Json.GetProperty("records").EnumerateArray().Select(r => string.Join(',', fields.Select(f => r.GetProperty(f).ToString()))));
    }

    public Task AllowHardDeleteAsync() => AllowHardDeleteAsync(sample);

    /// <summary>As an administrator of a real org does it: a permission set, assigned to oneself.</summary>
    public static async Task AllowHardDeleteAsync(SampleOrg sample)
    {
        var set = await sample.Org.CreateAsync("PermissionSet", """{"Name":"HardDelete","Label":"Hard Delete","PermissionsBulkApiHardDelete":true}""");
        await sample.Org.CreateAsync("PermissionSetAssignment", sample.Fill($$"""{"AssigneeId":"{user}","PermissionSetId":"{{set}}"}"""));
    }

    public async Task<JsonElement> ControlAsync(string path, string? json = null)
    {
        using var content = json is null ? null : new StringContent(json);
        using var response = json is null ? await sample.Org.Client.GetAsync("/_fakeforce/bulk/jobs" + path, Server.Ending) : await sample.Org.Client.PostAsync("/_fakeforce/bulk/jobs" + path, content, Server.Ending);
        var body = await response.Content.ReadAsStringAsync(Server.Ending);
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    public ValueTask DisposeAsync() => sample.DisposeAsync();

    private async Task<string> CsvAsync(string path)
    {
        var answer = await sample.Org.GetAsync(path);
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Equal("text/csv", answer.ContentHeaders.ContentType!.MediaType);
        return answer.Body;
    }
}
