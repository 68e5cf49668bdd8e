using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Tests.Control.Orgs;

/// <summary>
/// Twelve orgs under load at the same time, each with data, limits, faults, a clock, jobs and events of its own: what one is asked to do
/// is seen in no other.
/// </summary>
public sealed class CrossTalkTests
{
    private const int OrgCount = 12, Calls = 60;

    [Fact]
    public async Task Nothing_of_one_org_shows_in_another()
    {
        await using var main = await TestOrg.StartAsync();
        await main.CreateAsync("Account", """{"Name":"main"}""");
        var days = Enumerable.Range(0, OrgCount).ToArray();
        await Task.WhenAll(days.Select(day => LiveAsync(main, day)));
        Assert.Equal("main", Assert.Single((await main.QueryAsync("SELECT Name FROM Account")).Json.GetProperty("records").EnumerateArray()).GetProperty("Name").GetString());
        Assert.Empty((await main.GetAsync("/_fakeforce/faults")).Json.GetProperty("rules").EnumerateArray());
        Assert.Empty((await main.GetAsync("/_fakeforce/bulk/jobs")).Json.GetProperty("jobs").EnumerateArray());
        Assert.Empty((await main.GetAsync("/_fakeforce/events")).Json.GetProperty("events").EnumerateArray());
    }

    // What happens in the org of a number depends on the number alone.
    private static async Task LiveAsync(TestOrg main, int number)
    {
        using var org = await OrgClient.MakeAsync(main, $"t{number}");
        await org.ControlAsync("PUT", "limits", $$$"""{"DailyApiRequests":{"max":{{{10_000 + number}}},"used":0}}""");
        await org.ControlAsync("POST", "faults", $$"""{"name":"f{{number}}","effect":"error","code":"UNABLE_TO_LOCK_ROW","sobject":"Account","method":"POST","after":{{number}},"times":1}""");
        await org.ControlAsync("POST", "clock/advance", $$"""{"by":"P{{number + 1}}D"}""");
        await org.RenewAsync();
        var failed = new List<int>();
        for (var call = 0; call < Calls; call++)
        {
            var (status, _) = await org.SendAsync("POST", "sobjects/Account", $$"""{"Name":"{{number}}-{{call}}"}""");
            if (status != 201) failed.Add(call);
        }
        Assert.Equal([number], failed);
        for (var i = 0; i <= number; i++) await org.ControlAsync("POST", "events", """{"channel":"/data/AccountChangeEvent","payload":{"ChangeEventHeader":{"changeType":"GAP_UPDATE","recordIds":["001FF0000000001AAA"]}}}""");
        var (_, job) = await org.SendAsync("POST", "jobs/query", """{"operation":"query","query":"SELECT Id FROM Account"}""");
        await CheckAsync(org, number, job.GetProperty("id").GetString()!);
        await org.ControlAsync("DELETE", "", null);
    }

    private static async Task CheckAsync(OrgClient org, int number, string job)
    {
        var (_, rows) = await org.SendAsync("GET", "query?q=SELECT+Name+FROM+Account", null);
        Assert.All(rows.GetProperty("records").EnumerateArray(), row => Assert.StartsWith($"{number}-", row.GetProperty("Name").GetString(), StringComparison.Ordinal));
        Assert.Equal(Calls - 1, rows.GetProperty("totalSize").GetInt32());
        var (_, limits) = await org.SendAsync("GET", "limits", null);
        // The calls of this org alone, this one among them.
        var daily = limits.GetProperty("DailyApiRequests");
        Assert.Equal((10_000 + number, 10_000 + number - Calls - 3), (daily.GetProperty("Max").GetInt32(), daily.GetProperty("Remaining").GetInt32()));
        var faults = await org.ControlAsync("GET", "faults", null);
        var rule = Assert.Single(faults.GetProperty("rules").EnumerateArray());
        Assert.Equal(($"f{number}", 1), (rule.GetProperty("name").GetString(), rule.GetProperty("hits").GetInt32()));
        Assert.Equal(number + 1, (await org.ControlAsync("GET", "events", null)).GetProperty("events").GetArrayLength());
        Assert.Equal(job, Assert.Single((await org.ControlAsync("GET", "bulk/jobs", null)).GetProperty("jobs").EnumerateArray()).GetProperty("id").GetString());
        var ahead = (await org.ControlAsync("GET", "clock", null)).GetProperty("now").GetDateTime() - DateTime.UtcNow;
        Assert.InRange(ahead.TotalDays, number + 0.9, number + 1.1);
    }

    private sealed class OrgClient(HttpClient client, string name) : IDisposable
    {
        public static async Task<OrgClient> MakeAsync(TestOrg main, string name)
        {
            var org = new OrgClient(main.Server.Client(), name);
            using var body = new StringContent($$"""{"name":"{{name}}"}""", Encoding.UTF8, "application/json");
            using var answer = await org.Http.PostAsync("/_fakeforce/orgs", body, Server.Ending);
            return org;
        }

        private HttpClient Http { get; } = client;

        public async Task RenewAsync()
        {
            var session = await ControlAsync("POST", "token", "");
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("access_token").GetString());
        }

        public async Task<(int Status, JsonElement Body)> SendAsync(string method, string path, string? json) => await CallAsync(method, "/services/data/v66.0/" + path, json);

        public async Task<JsonElement> ControlAsync(string method, string path, string? json)
        {
            var (status, body) = await CallAsync(method, $"/_fakeforce/orgs/{name}/{path}".TrimEnd('/'), json);
            Assert.True(status == 200, $"{method} {path}: {status} {body}");
            return body;
        }

        public void Dispose() => Http.Dispose();

        private async Task<(int Status, JsonElement Body)> CallAsync(string method, string path, string? json)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
            using var answer = await Http.SendAsync(request, Server.Ending);
            var text = await answer.Content.ReadAsStringAsync(Server.Ending);
            return ((int)answer.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
        }
    }
}
