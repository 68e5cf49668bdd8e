using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.External;

/// <summary>SOSL, limits, and objects of high data volume.</summary>
public sealed class SearchAndLimitTests
{
    [Fact]
    public async Task A_search_becomes_a_filter_on_every_text_column()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var answer = await org.GetAsync("/search?q=" + Uri.EscapeDataString("FIND {Bolt \\& Nut} RETURNING Account, Supplier__x(CompanyName__c)"));
        Assert.True(answer.Status == 200, answer.Body);
        Assert.Empty(answer.Json.GetProperty("searchRecords").EnumerateArray());
        Assert.Equal("GET Suppliers?$select=SupplierID,CompanyName&$count=true&$filter=contains(CompanyName,'Bolt Nut') eq true or contains(City,'Bolt Nut') eq true or contains(Country,'Bolt Nut') eq true&$top=25", warehouse.Asked.Last());
        await org.CreateAsync("Account", """{"Name":"Acme of old"}""");
        var both = await org.GetAsync("/search?q=" + Uri.EscapeDataString("FIND {Acme} RETURNING Account(Name), Supplier__x(CompanyName__c WHERE Country__c = 'USA' LIMIT 5)"));
        Assert.Equal(["Account", "Supplier__x"], both.Json.GetProperty("searchRecords").EnumerateArray().Select(record => record.GetProperty("attributes").GetProperty("type").GetString()));
        Assert.EndsWith("$top=5", warehouse.Asked.Last(), StringComparison.Ordinal);
        Assert.Contains("$filter=Country eq 'USA' and (contains(CompanyName,'Acme') eq true or", warehouse.Asked.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_uses_the_services_own_search_where_it_has_one_and_none_where_it_is_off()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var own = await ExternalOrg.StartAsync(warehouse, """ "customConfiguration":{"searchFunc":"doSearch"} """);
        var sosl = "/search?q=" + Uri.EscapeDataString("FIND {Acme} RETURNING Supplier__x(City__c)");
        warehouse.Instead = BadService.For("Suppliers", context => context.SendAsync("""{"@odata.count":1,"value":[{"SupplierID":1,"City":"x"}]}"""));
        Assert.Equal("x", (await own.GetAsync(sosl)).Json.GetProperty("searchRecords")[0].GetProperty("City__c").GetString());
        Assert.Equal("GET Suppliers?$select=SupplierID,City&$count=true&$search=\"Acme\"&$top=25", warehouse.Asked.Last());
        await using var off = await ExternalOrg.StartAsync(warehouse, """ "customConfiguration":{"searchEnabled":"false"} """);
        var asked = warehouse.Requests.Count;
        Assert.Empty((await off.GetAsync(sosl)).Json.GetProperty("searchRecords").EnumerateArray());
        Assert.Equal(asked, warehouse.Requests.Count);
    }

    [Fact]
    public async Task Callouts_and_new_ids_are_charged_by_the_hour_and_refused_beyond()
    {
        await using var warehouse = await Warehouse.StartAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var org = await ExternalOrg.StartAsync(warehouse, clock: clock);
        Assert.Equal(200, (await org.QueryAsync("SELECT Id FROM Supplier__x")).Status);
        Assert.Equal(200, (await org.GetAsync("/search?q=" + Uri.EscapeDataString("FIND {Acme} RETURNING Supplier__x(City__c)"))).Status);
        var limits = (await org.GetAsync("/limits")).Json;
        Assert.Equal((19_998, 99_997, 100_000), (Remaining(limits, "HourlyODataCallout"), Remaining(limits, "HourlyLongTermIdMapping"), Remaining(limits, "HourlyShortTermIdMapping")));
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"HourlyODataCallout":{"max":2}}""");
        (await org.QueryAsync("SELECT Id FROM Supplier__x")).IsError("EXTERNAL_OBJECT_EXCEPTION", "HourlyODataCallout");
        clock.Advance(TimeSpan.FromMinutes(62));
        Assert.Equal(200, (await org.QueryAsync("SELECT Id FROM Supplier__x")).Status);
        await warehouse.ReadAsync(data => { data.Add(new Supplier { SupplierID = 50, CompanyName = "New" }); return data.SaveChangesAsync(Server.Ending); });
        await org.SendAsync("PUT", "/_fakeforce/limits", """{"HourlyLongTermIdMapping":{"max":0}}""");
        (await org.QueryAsync("SELECT Id FROM Supplier__x")).IsError("EXTERNAL_OBJECT_EXCEPTION", "HourlyLongTermIdMapping");
    }

    [Fact]
    public async Task A_high_data_volume_object_has_external_ids_alone_is_read_only_and_charged_nothing()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse, """ "isWritable":true,"customConfiguration":{"noIdMapping":"true"} """);
        var answer = await org.QueryAsync("SELECT ExternalId, City__c FROM Supplier__x ORDER BY City__c DESC");
        Assert.Equal(["Paris", "Boston", "Atlanta"], answer.Column("City__c"));
        Assert.Equal("/services/data/v66.0/sobjects/Supplier__x/2", answer.Json.GetProperty("records")[0].GetProperty("attributes").GetProperty("url").GetString());
        Assert.Equal("Paris", (await org.GetAsync("/sobjects/Supplier__x/2")).Json.GetProperty("City__c").GetString());
        (await org.QueryAsync("SELECT Id FROM Supplier__x")).IsError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "Id of a high-data-volume object");
        Assert.Equal(400, (await org.SendAsync("POST", "/sobjects/Supplier__x", """{"City__c":"x"}""")).Status);
        Assert.Equal(20_000, Remaining((await org.GetAsync("/limits")).Json, "HourlyODataCallout"));
    }

    private static int Remaining(System.Text.Json.JsonElement limits, string name) => limits.GetProperty(name).GetProperty("Remaining").GetInt32();
}
