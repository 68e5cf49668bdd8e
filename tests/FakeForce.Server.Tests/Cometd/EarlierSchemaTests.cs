using System.Text.Json;

namespace FakeForce.Server.Tests.Cometd;

/// <summary>Events that were written before their definition was changed, by a restart with another fakeforce.json.</summary>
public sealed class EarlierSchemaTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fakeforce").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Events_are_shown_as_they_were_written()
    {
        await using (var before = await StartAsync("""{ "fullName": "Old__c", "type": "dateTime" }"""))
        {
            Assert.Equal(201, (await before.SendAsync("POST", "/sobjects/Low_Ink__e", """{"Old__c":"2026-01-02T03:04:05Z"}""")).Status);
            Assert.Equal(201, (await before.SendAsync("POST", "/sobjects/Account", """{"Name":"Acme","BillingCity":"Paris","ShippingCity":"Rome"}""")).Status);
        }
        await using var org = await StartAsync("""{ "fullName": "New__c", "type": "checkbox" }""", """, "fields": { "Account": [ { "fullName": "More__c", "type": "text", "length": 9 } ] }""");
        using var client = await BayeuxClient.ConnectedAsync(org);
        await client.ListenAsync("/event/Low_Ink__e", -2);
        await client.ListenAsync("/data/AccountChangeEvent", -2);
        var events = await client.TakeAsync();
        Assert.Equal("2026-01-02T03:04:05.000Z", events[0]["data"]!["payload"]!["Old__c"]!.ToString());
        Assert.Equal(("Paris", "Rome"), (events[1]["data"]!["payload"]!["BillingAddress"]!["City"]!.ToString(), events[1]["data"]!["payload"]!["ShippingAddress"]!["City"]!.ToString()));
        var listed = await org.Client.GetStringAsync("/_fakeforce/events", Server.Ending);
        Assert.Contains("\"Old__c\":\"2026-01-02T03:04:05.000Z\"", listed, StringComparison.Ordinal);
    }

    private Task<TestOrg> StartAsync(string field, string more = "")
    {
        var definitions = JsonDocument.Parse($$"""{ "platformEvents": [ { "fullName": "Low_Ink__e", "fields": [ {{field}} ] } ], "changeDataCapture": [ "AccountChangeEvent" ]{{more}} }""");
        return TestOrg.StartAsync(new FakeForceOptions { Definitions = definitions.RootElement, Data = folder }, StreamingOrg.Clock());
    }
}
