using Microsoft.EntityFrameworkCore;

namespace FakeForce.Server.Tests.External;

/// <summary>Rows of an OData service as records of the org.</summary>
public sealed class RecordTests
{
    [Fact]
    public async Task Rows_come_with_ids_that_stay_and_values_of_their_fields_types()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        const string soql = "SELECT Id, ExternalId, DisplayUrl, CompanyName__c, Rating__c, IsActive__c, Since__c, Code__c, Notes__c, AccountNumber__c FROM Supplier__x ORDER BY CompanyName__c LIMIT 1";
        var record = (await org.QueryAsync(soql)).Json.GetProperty("records")[0];
        var id = record.GetProperty("Id").GetString()!;
        Assert.StartsWith("x00", id, StringComparison.Ordinal);
        Assert.Equal("/services/data/v66.0/sobjects/Supplier__x/" + id, record.GetProperty("attributes").GetProperty("url").GetString());
        Assert.Equal("1", record.GetProperty("ExternalId").GetString());
        Assert.Equal(warehouse.Endpoint + "/Suppliers(1)", record.GetProperty("DisplayUrl").GetString());
        Assert.Equal("Acme", record.GetProperty("CompanyName__c").GetString());
        Assert.Equal(4.5, record.GetProperty("Rating__c").GetDouble());
        Assert.True(record.GetProperty("IsActive__c").GetBoolean());
        Assert.Equal("2020-01-02T03:04:05.000+0000", record.GetProperty("Since__c").GetString());
        Assert.Equal("11111111-2222-3333-4444-555555555555", record.GetProperty("Code__c").GetString());
        Assert.Equal("A-1", record.GetProperty("AccountNumber__c").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, record.GetProperty("Notes__c").ValueKind);
        Assert.Equal([id], (await org.QueryAsync("SELECT Id FROM Supplier__x WHERE ExternalId = '1'")).Column("Id"));
        Assert.Equal(["Acme"], (await org.QueryAsync($"SELECT CompanyName__c FROM Supplier__x WHERE Id = '{id}'")).Column("CompanyName__c"));
    }

    [Fact]
    public async Task A_record_is_read_by_its_id_or_external_id_and_is_not_there_when_the_row_is_gone()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var id = (await org.QueryAsync("SELECT Id FROM Supplier__x WHERE ExternalId = '2'")).Column("Id")[0];
        var read = await org.GetAsync("/sobjects/Supplier__x/" + id);
        Assert.Equal("Bolt & Nut", read.Json.GetProperty("CompanyName__c").GetString());
        Assert.Equal("Bolt & Nut", (await org.GetAsync("/sobjects/Supplier__x/ExternalId/2?fields=CompanyName__c")).Json.GetProperty("CompanyName__c").GetString());
        await warehouse.ReadAsync(data => data.Suppliers.Where(supplier => supplier.SupplierID == 2).ExecuteDeleteAsync(Server.Ending));
        Assert.Equal(404, (await org.GetAsync("/sobjects/Supplier__x/" + id)).Status);
        Assert.Equal(404, (await org.GetAsync("/sobjects/Supplier__x/" + id![..14] + "9")).Status);
    }

    [Fact]
    public async Task Creates_changes_and_deletes_reach_the_service_with_the_given_fields_alone()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var created = await org.SendAsync("POST", "/sobjects/Supplier__x", """{"ExternalId":"77","CompanyName__c":"New","Rating__c":2.5,"IsActive__c":true,"Since__c":"2024-02-03T04:05:06Z"}""");
        Assert.True(created.Status == 201, created.Body);
        var id = created.Json.GetProperty("id").GetString();
        var row = await warehouse.ReadAsync(data => data.Suppliers.SingleAsync(supplier => supplier.SupplierID == 77, Server.Ending));
        Assert.Equal(("New", 2.5, true, new DateTime(2024, 2, 3, 4, 5, 6)), (row.CompanyName, row.Rating, row.IsActive, row.Since));

        warehouse.Requests.Clear();
        Assert.Equal(204, (await org.SendAsync("PATCH", "/sobjects/Supplier__x/" + id, """{"City__c":"Oslo","Rating__c":null}""")).Status);
        Assert.Equal("PATCH Suppliers(77)", Assert.Single(warehouse.Asked));
        Assert.Equal("""{"City":"Oslo","Rating":null}""", warehouse.Requests.Last().Body);
        var changed = (await org.QueryAsync($"SELECT City__c, Rating__c, CompanyName__c FROM Supplier__x WHERE Id = '{id}'")).Json.GetProperty("records")[0];
        Assert.Equal("Oslo", changed.GetProperty("City__c").GetString());
        Assert.Equal("New", changed.GetProperty("CompanyName__c").GetString());

        Assert.Equal(204, (await org.SendAsync("DELETE", "/sobjects/Supplier__x/" + id)).Status);
        Assert.False(await warehouse.ReadAsync(data => data.Suppliers.AnyAsync(supplier => supplier.SupplierID == 77, Server.Ending)));
        (await org.SendAsync("DELETE", "/sobjects/Supplier__x/" + id)).IsError("EXTERNAL_OBJECT_EXCEPTION", "Error received from the external system");
    }

    [Fact]
    public async Task A_write_fetches_a_csrf_token_first_and_brings_it_back_with_its_cookie()
    {
        await using var warehouse = await Warehouse.StartAsync();
        warehouse.Instead = context =>
        {
            if (context.Request.Headers["X-My-Token"] == "Fetch")
            {
                context.Response.Headers["X-My-Token"] = "t0ken";
                context.Response.Headers.SetCookie = "session=abc; Path=/";
            }
            return Task.FromResult(false);
        };
        await using var org = await ExternalOrg.StartAsync(warehouse, """ "isWritable":true,"customConfiguration":{"csrfTokenEnabled":"true","csrfTokenName":"X-My-Token"} """);
        Assert.Equal(201, (await org.SendAsync("POST", "/sobjects/Supplier__x", """{"CompanyName__c":"New"}""")).Status);
        var write = warehouse.Requests.Last();
        Assert.Equal(("POST", "t0ken", "session=abc"), (write.Method, write.Headers["X-My-Token"], write.Headers["Cookie"]));
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_before_anything_is_sent()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        await using var readOnly = await ExternalOrg.StartAsync(warehouse, "\"isWritable\":false");
        Assert.Equal(400, (await readOnly.SendAsync("POST", "/sobjects/Supplier__x", """{"CompanyName__c":"New"}""")).Status);
        Assert.Equal(400, (await org.SendAsync("POST", "/sobjects/Supplier__x", """{"Nope__c":"New"}""")).Status);
        Assert.Contains("STRING_TOO_LONG", (await org.SendAsync("POST", "/sobjects/Supplier__x", $$"""{"CompanyName__c":"{{new string('x', 81)}}"}""")).Body, StringComparison.Ordinal);
        Assert.Contains("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", (await org.SendAsync("POST", "/composite/sobjects", """{"records":[{"attributes":{"type":"Supplier__x"},"CompanyName__c":"New"}]}""")).Body, StringComparison.Ordinal);
        (await org.SendAsync("PATCH", "/sobjects/Supplier__x/ExternalId/1", """{"CompanyName__c":"New"}""")).IsError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "by external id");
        Assert.Empty(warehouse.Requests);
    }

    [Fact]
    public async Task Describe_shows_an_external_object_and_its_fields()
    {
        await using var warehouse = await Warehouse.StartAsync();
        await using var org = await ExternalOrg.StartAsync(warehouse);
        var described = (await org.GetAsync("/sobjects/Supplier__x/describe")).Json;
        Assert.StartsWith("x0", described.GetProperty("keyPrefix").GetString(), StringComparison.Ordinal);
        var fields = described.GetProperty("fields").EnumerateArray().ToDictionary(field => field.GetProperty("name").GetString()!);
        Assert.Equal(["Id", "ExternalId", "DisplayUrl"], fields.Keys.Take(3));
        Assert.Equal(("reference", "indirectlookup", "AccountNumber__r"), (fields["AccountNumber__c"].GetProperty("type").GetString(), fields["AccountNumber__c"].GetProperty("extraTypeInfo").GetString(), fields["AccountNumber__c"].GetProperty("relationshipName").GetString()));
        Assert.DoesNotContain(fields.Keys, name => name.StartsWith("->", StringComparison.Ordinal));
        Assert.Equal(0, (await org.GetAsync("/limits/recordCount?sObjects=Supplier__x")).Json.GetProperty("sObjects").GetArrayLength());
        Assert.Empty(warehouse.Requests);
    }
}
