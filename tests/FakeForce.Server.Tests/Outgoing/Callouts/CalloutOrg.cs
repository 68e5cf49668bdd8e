using System.Text.Json;
using FakeForce.Server.Start;

namespace FakeForce.Server.Tests.Outgoing.Callouts;

/// <summary>An org whose definitions let it call out, and what the control plane answers of it.</summary>
internal static class CalloutOrg
{
    public static Task<TestOrg> StartAsync(string definitions, TimeProvider? clock = null, string? data = null) =>
        TestOrg.StartAsync(new FakeForceOptions { Port = 0, Data = data, Definitions = JsonDocument.Parse(definitions).RootElement }, clock);

    public static Task<TestOrg> StartAsync(Peer peer) => StartAsync($$"""{"remoteSiteSettings":[{"fullName":"Peer","url":"{{peer.Address}}"}]}""");

    /// <summary>What the run came to; fails where the control plane refuses the order.</summary>
    public static async Task<JsonElement> CallOutAsync(this TestOrg org, string order)
    {
        var answer = await org.SendAsync("POST", "/_fakeforce/callouts", order);
        Assert.True(answer.Status == 200, answer.Body);
        return JsonDocument.Parse(answer.Body).RootElement;
    }

    public static async Task<int> CountAsync(this TestOrg org) => (await org.QueryAsync("SELECT COUNT() FROM Account")).Json.GetProperty("totalSize").GetInt32();

    public static JsonElement Step(this JsonElement run, int index = 0) => run.GetProperty("steps")[index];

    /// <summary>Its exception's type and text as Apex prints them; the whole step where there is none.</summary>
    public static string Exception(this JsonElement run, int index = 0) => run.Step(index).TryGetProperty("exception", out var exception)
        ? $"{exception.GetProperty("type").GetString()}: {exception.GetProperty("message").GetString()}" : run.Step(index).GetRawText();

    public static JsonElement Response(this JsonElement run, int index = 0) => run.Step(index).TryGetProperty("response", out var response) ? response : throw new InvalidOperationException(run.GetRawText());

    public static long Used(this JsonElement run, string resource) => run.GetProperty("governor").GetProperty("limits").GetProperty(resource).GetProperty("used").GetInt64();
}
