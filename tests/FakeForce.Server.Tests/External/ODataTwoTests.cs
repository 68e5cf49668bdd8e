using System.Text.Json;
using FakeForce.Server.Tests.Clients;

namespace FakeForce.Server.Tests.External;

/// <summary>A real OData 2.0 service, by Atom and by JSON.</summary>
[Collection(RealClients.Name)]
public sealed class ODataTwoTests
{
    private const string Rows = """
        {"Products":[
          {"ProductID":1,"Name":"Nut & 'bolt'","Country":"USA","Price":"12.50","Stock":5000000000,"Weight":1.5,"IsActive":true,"Since":"2020-01-02T03:04:05Z","Code":"11111111-2222-3333-4444-555555555555"},
          {"ProductID":2,"Name":"Saw","Country":"France","Price":"7","IsActive":false,"Since":"2021-01-01T00:00:00Z"},
          {"ProductID":3,"Name":"Axe","Country":"USA","IsActive":true}],
         "Lines":[{"OrderNo":1,"Line":2,"Product":"Saw"}]}
        """;

    [Theory]
    [InlineData("ATOM")]
    [InlineData("JSON")]
    public async Task A_two_oh_service_is_synced_read_filtered_counted_and_searched(string format)
    {
        using var service = await TwoService.StartAsync(Rows);
        await using var org = await StartAsync(service, format);
        var synced = await org.SendAsync("POST", "/_fakeforce/external-data-sources/Two/sync");
        Assert.True(synced.Status == 200, synced.Body);
        var record = (await org.QueryAsync("SELECT ExternalId, Name__c, Price__c, Stock__c, Weight__c, IsActive__c, Since__c, Code__c FROM Products__x WHERE ExternalId = '1'")).Json.GetProperty("records")[0];
        Assert.Equal(("Nut & 'bolt'", 12.5, 5_000_000_000, 1.5, true), (record.GetProperty("Name__c").GetString(), record.GetProperty("Price__c").GetDouble(), record.GetProperty("Stock__c").GetDouble(), record.GetProperty("Weight__c").GetDouble(), record.GetProperty("IsActive__c").GetBoolean()));
        Assert.Equal(("2020-01-02T03:04:05.000+0000", "11111111-2222-3333-4444-555555555555"), (record.GetProperty("Since__c").GetString(), record.GetProperty("Code__c").GetString()));
        Assert.Equal(["Axe", "Nut & 'bolt'"], await NamesAsync(org, "Country__c = 'USA'"));
        Assert.Equal(["Nut & 'bolt'"], await NamesAsync(org, "Name__c = 'Nut & \\'bolt\\'' AND Price__c = 12.5 AND Stock__c > 4000000000 AND Weight__c >= 1.5 AND Code__c = '11111111-2222-3333-4444-555555555555'"));
        Assert.Equal(["Saw"], await NamesAsync(org, "Since__c > 2020-06-01T00:00:00Z AND IsActive__c = false"));
        Assert.Equal(["Axe", "Saw"], await NamesAsync(org, "Stock__c = null"));
        var two = await org.QueryAsync("SELECT Name__c FROM Products__x ORDER BY Name__c DESC LIMIT 1 OFFSET 1");
        Assert.Equal(["Nut & 'bolt'"], two.Column("Name__c"));
        Assert.Equal(3, (await org.QueryAsync("SELECT COUNT() FROM Products__x")).Json.GetProperty("totalSize").GetInt32());
        Assert.Equal(["1|2"], (await org.QueryAsync("SELECT ExternalId FROM Lines__x WHERE ExternalId = '1|2'")).Column("ExternalId"));
        var found = await org.GetAsync("/search?q=" + Uri.EscapeDataString("FIND {Saw} RETURNING Products__x(Name__c)"));
        Assert.True(found.Status == 200, found.Body);
        Assert.Equal("Saw", found.Json.GetProperty("searchRecords")[0].GetProperty("Name__c").GetString());
    }

    [Fact]
    public async Task A_two_oh_service_is_written()
    {
        using var service = await TwoService.StartAsync(Rows);
        await using var org = await StartAsync(service, "ATOM");
        Assert.Equal(200, (await org.SendAsync("POST", "/_fakeforce/external-data-sources/Two/sync")).Status);
        var created = await org.SendAsync("POST", "/sobjects/Products__x", """{"ExternalId":"9","Name__c":"New","Price__c":3.25,"Stock__c":7,"IsActive__c":true,"Since__c":"2024-02-03T04:05:06Z"}""");
        Assert.True(created.Status == 201, created.Body);
        var id = created.Json.GetProperty("id").GetString();
        var changed = await org.SendAsync("PATCH", "/sobjects/Products__x/" + id, """{"Name__c":"Newer"}""");
        Assert.True(changed.Status == 204, changed.Body);
        var read = (await org.GetAsync("/sobjects/Products__x/" + id)).Json;
        Assert.Equal(("Newer", 3.25, 7, "2024-02-03T04:05:06.000+0000"), (read.GetProperty("Name__c").GetString(), read.GetProperty("Price__c").GetDouble(), read.GetProperty("Stock__c").GetDouble(), read.GetProperty("Since__c").GetString()));
        Assert.Equal(204, (await org.SendAsync("DELETE", "/sobjects/Products__x/" + id)).Status);
        Assert.Equal(404, (await org.GetAsync("/sobjects/Products__x/" + id)).Status);
    }

    private static async Task<string?[]> NamesAsync(TestOrg org, string where) => (await org.QueryAsync($"SELECT Name__c FROM Products__x WHERE {where} ORDER BY Name__c")).Column("Name__c");

    private static Task<TestOrg> StartAsync(TwoService service, string format) => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""{"externalDataSources":[{"fullName":"Two","type":"OData","endpoint":"{{service.Endpoint}}","isWritable":true,"customConfiguration":{"format":"{{format}}"} }]}""").RootElement,
    });
}
