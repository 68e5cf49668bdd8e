using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace FakeForce.Sample.Tests;

/// <summary>The program under test: brings customers into Salesforce as accounts, by the number that they have at home.</summary>
public sealed class AccountSync(HttpClient http, string username, string password, string consumerKey, string consumerSecret, Func<TimeSpan, Task> wait)
{
    private const int MostTries = 5;

    public async Task UpsertAsync(string number, string name)
    {
        for (var tries = 1; ; tries++)
        {
            using var answer = await TryAsync(number, name);
            if (answer is { IsSuccessStatusCode: true }) return;
            var code = answer is null ? "NO_ANSWER" : (await answer.Content.ReadFromJsonAsync<JsonElement>())[0].GetProperty("errorCode").GetString();
            if (code == "REQUEST_LIMIT_EXCEEDED" || tries == MostTries) throw new InvalidOperationException($"account {number}: {code} after {tries} tries");
            if (code == "INVALID_SESSION_ID") http.DefaultRequestHeaders.Authorization = null;
            else await wait(TimeSpan.FromSeconds(Math.Pow(2, tries)));
        }
    }

    private async Task<HttpResponseMessage?> TryAsync(string number, string name)
    {
        try
        {
            if (http.DefaultRequestHeaders.Authorization is null) await LogInAsync();
            return await http.PatchAsJsonAsync($"/services/data/v66.0/sobjects/Account/Number__c/{number}", new { Name = name });
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private async Task LogInAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "password", ["client_id"] = consumerKey, ["client_secret"] = consumerSecret, ["username"] = username, ["password"] = password,
        });
        using var answer = await http.PostAsync("/services/oauth2/token", form);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
    }
}
