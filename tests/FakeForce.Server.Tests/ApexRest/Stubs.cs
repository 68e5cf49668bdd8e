using System.Text.Json;

namespace FakeForce.Server.Tests.ApexRest;

/// <summary>Orgs with stubs of Apex REST, and short ways to call them.</summary>
internal static class Stubs
{
    public static JsonElement Definitions(string stubs) => JsonDocument.Parse($$"""{"apexRest":{{stubs}}}""").RootElement;

    public static Task<TestOrg> StartAsync(string stubs) => TestOrg.StartAsync(new FakeForceOptions { Definitions = Definitions(stubs) });

    public static Task<Answer> ApexAsync(this TestOrg org, string method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        org.SendAsync(method, "/services/apexrest" + path, json, headers);

    /// <summary>A server of one stub, called once.</summary>
    public static async Task<Answer> OnceAsync(string stub, string method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        await using var org = await StartAsync($"[{stub}]");
        return await org.ApexAsync(method, path, json, headers);
    }
}
