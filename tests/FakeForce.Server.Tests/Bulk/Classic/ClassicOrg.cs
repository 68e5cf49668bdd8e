using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FakeForce.Server.Tests.Rest;

namespace FakeForce.Server.Tests.Bulk.Classic;

/// <summary>The sample org with the words of Bulk API 1.0: everything below /services/async, with the session in X-SFDC-Session.</summary>
internal sealed class ClassicOrg(SampleOrg sample, string session) : IAsyncDisposable
{
    public const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    public const string Names = "xmlns=\"http://www.force.com/2009/06/asyncapi/dataload\"";

    public SampleOrg Sample => sample;
    public string Session { get; set; } = session;

    public static async Task<ClassicOrg> StartAsync(TimeProvider? clock = null)
    {
        var sample = await SampleOrg.StartAsync(clock);
        return new(sample, (await sample.Org.Org.Identity.StartSessionAsync(sample.Org.Org.Options.Username)).Token);
    }

    public async Task<Answer> SendAsync(string method, string path, byte[]? body, string? type, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/services/async/" + (char.IsDigit(path[0]) ? path : "66.0/" + path));
        request.Headers.TryAddWithoutValidation("X-SFDC-Session", Session);
        if (body is not null) request.Content = new ByteArrayContent(body);
        // A client that sends on while it is refused sees a broken connection and no answer.
        request.Headers.ExpectContinue = body?.Length > 1 << 20;
        if (type is not null && request.Content is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in headers)
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content!.Headers.TryAddWithoutValidation(name, value);
        using var client = sample.Org.Server.Client();
        using var response = await client.SendAsync(request, Server.Ending);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending), response.Headers, response.Content.Headers);
    }

    public Task<Answer> PostAsync(string path, string body, string type = "application/xml; charset=UTF-8", params (string Name, string Value)[] headers) =>
        SendAsync("POST", path, Encoding.UTF8.GetBytes(sample.Fill(body)), type, headers);

    public Task<Answer> GetAsync(string path) => SendAsync("GET", path, null, null);

    public static string JobXml(string operation, string type, string content, string more = "") =>
        $"{Head}<jobInfo {Names}><operation>{operation}</operation><object>{type}</object>{more}<contentType>{content}</contentType></jobInfo>";

    /// <summary>Makes a job and gives its id.</summary>
    public async Task<string> JobAsync(string operation, string type, string content, string more = "", params (string Name, string Value)[] headers) =>
        IdOf(await PostAsync("job", JobXml(operation, type, content, more), headers: headers));

    public async Task<string> BatchAsync(string job, string body, string type) => IdOf(await PostAsync($"job/{job}/batch", body, type));

    /// <summary>"Completed 3 1": state, rows done, rows failed; behind it the state message, if any.</summary>
    public async Task<string> OutcomeAsync(string job, string batch)
    {
        var info = (await GetAsync($"job/{job}/batch/{batch}")).Body;
        return $"{Member(info, "state")} {Member(info, "numberRecordsProcessed")} {Member(info, "numberRecordsFailed")} {Member(info, "stateMessage")}".Trim();
    }

    public async Task<string> ResultAsync(string job, string batch)
    {
        var answer = await GetAsync($"job/{job}/batch/{batch}/result");
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Body;
    }

    /// <summary>The data of a query batch's only result.</summary>
    public async Task<Answer> QueriedAsync(string job, string batch)
    {
        var list = await ResultAsync(job, batch);
        return await GetAsync($"job/{job}/batch/{batch}/result/{Regex.Match(list, "752\\w+").Value}");
    }

    /// <summary>The values of a query's rows, with commas and semicolons between them.</summary>
    public async Task<string> ValuesAsync(string soql, params string[] fields)
    {
        var answer = await sample.Org.QueryAsync(sample.Fill(soql));
        Assert.True(answer.Status == 200, answer.Body);
        return string.Join(';', answer.Json.GetProperty("records").EnumerateArray().Select(r => string.Join(',', fields.Select(f => r.GetProperty(f).ToString()))));
    }

    public async Task<JsonElement> ControlAsync(string path, string? json = null)
    {
        using var content = json is null ? null : new StringContent(json);
        using var response = json is null ? await sample.Org.Client.GetAsync("/_fakeforce/bulk/jobs" + path, Server.Ending) : await sample.Org.Client.PostAsync("/_fakeforce/bulk/jobs" + path, content, Server.Ending);
        var body = await response.Content.ReadAsStringAsync(Server.Ending);
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>A member of an answer, in whichever form.</summary>
    public static string Member(string body, string name) => Regex.Match(body, $"<{name}>(.*?)</{name}>|\"{name}\":\"?([^\",}}]*)", RegexOptions.Singleline) is var found
        ? found.Groups[1].Value + found.Groups[2].Value : "";

    public ValueTask DisposeAsync() => sample.DisposeAsync();

    private static string IdOf(Answer answer)
    {
        Assert.True(answer.Status == 201, answer.Body);
        return Member(answer.Body, "id");
    }
}
