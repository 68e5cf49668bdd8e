using System.Text.Json;

namespace FakeForce.Server.Tests.Access;

/// <summary>A server with a session for each user whom a test names: "" is the administrator.</summary>
internal sealed class AccessOrg(TestOrg org) : IAsyncDisposable
{
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    public TestOrg Admin => org;

    public static async Task<AccessOrg> StartAsync(string definitions, params string[] features) =>
        new(await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Feature = features, Definitions = JsonDocument.Parse(definitions).RootElement }));

    public async Task<string> TokenAsync(string user)
    {
        if (!tokens.TryGetValue(user, out var token)) tokens[user] = token = (await org.Org.Identity.StartSessionAsync(NameOf(user), cancel: Tests.Server.Ending)).Token;
        return token;
    }

    public async Task<Answer> SendAsync(string user, string method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        await org.SendAsync(method, path, json, [("Authorization", "Bearer " + await TokenAsync(user)), .. headers]);

    public Task<Answer> QueryAsync(string user, string soql) => SendAsync(user, "GET", "/query?q=" + Uri.EscapeDataString(soql));

    /// <summary>The names of the rows found in their order, or the error: <c>400 INVALID_TYPE</c>.</summary>
    public async Task<string> NamesAsync(string user, string soql) => Shown(await QueryAsync(user, soql));

    public async Task<string> CreateAsync(string user, string sobject, string json)
    {
        var answer = await SendAsync(user, "POST", "/sobjects/" + sobject, json);
        Assert.True(answer.Status == 201, answer.Body);
        return answer.Json.GetProperty("id").GetString()!;
    }

    public async Task<string> IdAsync(string soql)
    {
        var answer = await org.QueryAsync(soql);
        Assert.True(answer.Status == 200 && answer.Json.GetProperty("totalSize").GetInt32() == 1, answer.Body);
        return answer.Json.GetProperty("records")[0].GetProperty("Id").GetString()!;
    }

    public static string Shown(Answer answer) => answer.Status != 200 ? ErrorOf(answer)
        : string.Join(",", answer.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("Name").GetString()));

    /// <summary>The status, and the code of the first error if there is one.</summary>
    public static string ErrorOf(Answer answer) => answer.Status < 300 ? answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : $"{answer.Status} {answer.Json[0].GetProperty("errorCode").GetString()}";

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private string NameOf(string user) => user.Length == 0 ? org.Org.Options.Username : user + "@x.test";
}
