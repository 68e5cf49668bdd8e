using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeForce.Server.Tests.Clients;

/// <summary>The README's .NET walk: what a program with a plain HttpClient does.</summary>
public sealed class HttpClientTests
{
    [Fact]
    public async Task A_walk_with_HttpClient_logs_in_creates_updates_and_queries()
    {
        await using var server = await Server.StartAsync();
        using var client = server.Client();
        await LogInAsync(client);

        var created = await client.PostAsJsonAsync("/services/data/v66.0/sobjects/Contact", new { LastName = "Lovelace", FirstName = "Ada" }, Server.Ending);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>(Server.Ending)).GetProperty("id").GetString();
        var updated = await client.PatchAsJsonAsync($"/services/data/v66.0/sobjects/Contact/{id}", new { Title = "Countess" }, Server.Ending);
        Assert.Equal(HttpStatusCode.NoContent, updated.StatusCode);

        var found = await client.GetFromJsonAsync<Found>("/services/data/v66.0/query?q=" + Uri.EscapeDataString("SELECT Name, Title FROM Contact"), Server.Ending);
        Assert.Equal(new Contact("Ada Lovelace", "Countess"), Assert.Single(found!.Records));
    }

    private static async Task LogInAsync(HttpClient client)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "password",
            ["client_id"] = "fakeforce",
            ["client_secret"] = "fakeforce",
            ["username"] = "admin@fakeforce.test",
            ["password"] = "fakeforce",
        });
        using var answer = await client.PostAsync("/services/oauth2/token", form, Server.Ending);
        var token = await answer.Content.ReadFromJsonAsync<Token>(Server.Ending);
        Assert.Equal(client.BaseAddress, token!.InstanceUrl);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
    }

    private sealed record Token([property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("instance_url")] Uri InstanceUrl);

    private sealed record Found(int TotalSize, IReadOnlyList<Contact> Records);

    private sealed record Contact(string Name, string Title);
}
