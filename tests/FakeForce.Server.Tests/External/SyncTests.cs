using System.Text.Json;

namespace FakeForce.Server.Tests.External;

/// <summary>Validate and Sync.</summary>
public sealed class SyncTests
{
    [Fact]
    public async Task A_sync_makes_objects_of_all_tables_with_the_types_of_the_mapping()
    {
        await using var warehouse = await Warehouse.StartAsync(lines: [new() { OrderNo = 7, Line = 1, Product = "Nut", Price = 1.5m, Due = new(2026, 3, 1) }]);
        await using var org = await StartAsync(warehouse);
        Assert.Equal(404, (await org.GetAsync("/sobjects/Suppliers__x/describe")).Status);
        var synced = await org.SendAsync("POST", "/_fakeforce/external-data-sources/Warehouse/sync");
        Assert.True(synced.Status == 200, synced.Body);
        Assert.Equal(["Suppliers__x", "Lines__x"], synced.Json.GetProperty("objects").EnumerateArray().Select(found => found.GetProperty("fullName").GetString()));
        var fields = (await org.GetAsync("/sobjects/Suppliers__x/describe")).Json.GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);
        Assert.Equal(("string", 80), TypeOf(fields["CompanyName__c"]));
        Assert.Equal(("textarea", 4000), TypeOf(fields["Notes__c"]));
        Assert.Equal(("double", 0), TypeOf(fields["Rating__c"]));
        Assert.Equal(("boolean", 0), TypeOf(fields["IsActive__c"]));
        Assert.Equal(("datetime", 0), TypeOf(fields["Since__c"]));
        Assert.Equal(("string", 36), TypeOf(fields["Code__c"]));
        var line = (await org.QueryAsync("SELECT ExternalId, Product__c, Price__c, Due__c FROM Lines__x WHERE Due__c = 2026-03-01T00:00:00Z AND Price__c > 1")).Json.GetProperty("records")[0];
        Assert.Equal("1|7", line.GetProperty("ExternalId").GetString());
        Assert.Equal("2026-03-01T00:00:00.000+0000", line.GetProperty("Due__c").GetString());
        Assert.Equal("GET Lines?$select=Line,OrderNo,Product,Price,Due&$count=true&$filter=Due eq 2026-03-01 and Price gt 1&$top=500", warehouse.Asked.Last());
        Assert.Equal(["Nut"], (await org.QueryAsync("SELECT Product__c FROM Lines__x WHERE ExternalId = '1|7'")).Column("Product__c"));
        Assert.EndsWith("$filter=Line eq 1 and OrderNo eq 7&$top=500", warehouse.Asked.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sync_of_some_tables_leaves_the_others_and_ids_stay_when_it_is_repeated()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await StartAsync(warehouse);
        await SyncAsync(org, """{"tables":["Suppliers"]}""");
        Assert.Equal(404, (await org.GetAsync("/sobjects/Lines__x/describe")).Status);
        var ids = (await org.QueryAsync("SELECT Id FROM Suppliers__x")).Column("Id");
        await SyncAsync(org, """{"tables":["Suppliers","Lines"]}""");
        Assert.Equal(ids, (await org.QueryAsync("SELECT Id FROM Suppliers__x")).Column("Id"));
        var listed = (await org.GetAsync("/_fakeforce/external-data-sources")).Json.GetProperty("externalDataSources")[0];
        Assert.Equal(["Lines__x", "Suppliers__x"], listed.GetProperty("objects").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(400, (await org.SendAsync("POST", "/_fakeforce/external-data-sources/Warehouse/sync", """{"tables":["Nope"]}""")).Status);
        Assert.Equal(404, (await org.SendAsync("POST", "/_fakeforce/external-data-sources/Nope/sync")).Status);
    }

    [Fact]
    public async Task A_sync_overwrites_fields_of_its_names_and_leaves_others()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        warehouse.Instead = async context =>
        {
            if (!context.Request.Path.Value!.EndsWith("$metadata", StringComparison.Ordinal)) return false;
            await BadService.MetadataAsync(context, """<EntityType Name="S"><Key><PropertyRef Name="SupplierID"/></Key><Property Name="SupplierID" Type="Edm.Int32"/><Property Name="City" Type="Edm.String" MaxLength="99"/></EntityType>""", """<EntitySet Name="Supplier" EntityType="N.S"/>""");
            return true;
        };
        await SyncAsync(org, "{}");
        var fields = (await org.GetAsync("/sobjects/Supplier__x/describe")).Json.GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);
        Assert.Equal(("string", 99), TypeOf(fields["City__c"]));
        Assert.Equal(("reference", 255), TypeOf(fields["AccountNumber__c"]));
        Assert.Contains("Rating__c", fields.Keys);
    }

    [Fact]
    public async Task What_is_only_validated_can_be_put_into_the_definitions()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await StartAsync(warehouse);
        var found = await org.SendAsync("POST", "/_fakeforce/external-data-sources/Warehouse/sync", """{"validateOnly":true}""");
        Assert.False(found.Json.GetProperty("isTaken").GetBoolean());
        Assert.Equal(404, (await org.GetAsync("/sobjects/Suppliers__x/describe")).Status);
        var definitions = $$"""{"externalDataSources":[{"fullName":"Warehouse","type":"OData4","endpoint":"{{warehouse.Endpoint}}"}],"objects":{{found.Json.GetProperty("objects").GetRawText()}}}""";
        await using var other = await TestOrg.StartAsync(new FakeForceOptions { Port = 0, Definitions = JsonDocument.Parse(definitions).RootElement });
        Assert.Equal(["Boston", "Paris", "Atlanta"], (await other.QueryAsync("SELECT City__c FROM Suppliers__x ORDER BY ExternalId")).Column("City__c"));
    }

    private static (string?, int) TypeOf(JsonElement field) => (field.GetProperty("type").GetString(), field.GetProperty("length").GetInt32());

    private static async Task SyncAsync(TestOrg org, string body)
    {
        var answer = await org.SendAsync("POST", "/_fakeforce/external-data-sources/Warehouse/sync", body);
        Assert.True(answer.Status == 200, answer.Body);
    }

    private static Task<TestOrg> StartAsync(Warehouse warehouse) => TestOrg.StartAsync(new FakeForceOptions
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""{"externalDataSources":[{"fullName":"Warehouse","type":"OData4","endpoint":"{{warehouse.Endpoint}}"}]}""").RootElement,
    });
}
