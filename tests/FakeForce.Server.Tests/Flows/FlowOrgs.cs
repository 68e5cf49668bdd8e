using FakeForce.Engine;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Flows;

/// <summary>Servers with flows, in the words of fakeforce.json.</summary>
internal static class FlowOrgs
{
    public static Task<TestOrg> StartAsync(string flows, string more = "", string? data = null, TimeProvider? clock = null) => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Data = data,
        Definitions = JsonDocument.Parse($$"""{"flows":[{{flows}}]{{more}}}""").RootElement,
    }, clock);

    /// <summary>A clock that stands until a test advances the org's.</summary>
    public static OrgClock ClockAt(DateTimeOffset now) => new(new FakeTimeProvider(now));

    /// <summary>Lets time pass, and whatever falls due run.</summary>
    public static async Task AdvanceAsync(this TestOrg org, string by)
    {
        var answer = await org.SendAsync("POST", "/_fakeforce/clock/advance", $$"""{"by":"{{by}}"}""");
        Assert.True(answer.Status == 200, answer.Body);
        // The session may have ended meanwhile.
        await org.RenewAsync();
    }

    /// <summary>One field of one record, as text.</summary>
    public static async Task<string> FieldAsync(this TestOrg org, RecordId id, string type, string field) =>
        (await org.GetAsync($"/sobjects/{type}/{id}?fields={field}")).Json.GetProperty(field).ToString();

    public static async Task<int> CountAsync(this TestOrg org, string soql) => (await org.QueryAsync(soql)).Json.GetProperty("totalSize").GetInt32();
}
