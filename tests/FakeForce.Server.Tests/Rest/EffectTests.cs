using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace FakeForce.Server.Tests.Rest;

/// <summary>What writes leave behind: seen through reads and queries.</summary>
public sealed class EffectTests
{
    private static readonly DateTimeOffset start = new(2026, 5, 1, 10, 0, 0, 750, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(start);

    [Theory]
    [InlineData("Account__c", """{"Account__c":"{other}"}""", "Account__c", "\"{other}\"")]
    [InlineData("text is trimmed", """{"Notes__c":"  a b  "}""", "Notes__c", "\"a b\"")]
    [InlineData("the empty text is null", """{"Notes__c":""}""", "Notes__c", "null")]
    [InlineData("numbers are taken as text", """{"Notes__c":12.50}""", "Notes__c", "\"12.50\"")]
    [InlineData("escapes", """{"Notes__c":"\u00e9\ud83d\ude00\n\"\\/"}""", "Notes__c", "\"\u00e9\ud83d\ude00\\n\\\"\\\\/\"")]
    [InlineData("currency", """{"Amount__c":1.005}""", "Amount__c", "1.01")]
    [InlineData("currency in quotes", """{"Amount__c":"-7"}""", "Amount__c", "-7.0")]
    [InlineData("currency with exponent", """{"Amount__c":1.5E3}""", "Amount__c", "1500.0")]
    [InlineData("percent", """{"Rate__c":99.95}""", "Rate__c", "100.0")]
    [InlineData("date", """{"Day__c":"2024-02-29"}""", "Day__c", "\"2024-02-29\"")]
    [InlineData("datetime with offset", """{"Moment__c":"2024-02-29T01:02:03.004+05:30"}""", "Moment__c", "\"2024-02-28T19:32:03.000+0000\"")]
    [InlineData("datetime without fraction", """{"Moment__c":"2024-02-29T01:02:03Z"}""", "Moment__c", "\"2024-02-29T01:02:03.000+0000\"")]
    [InlineData("datetime as answered", """{"Moment__c":"2024-02-29T01:02:03.000+0000"}""", "Moment__c", "\"2024-02-29T01:02:03.000+0000\"")]
    [InlineData("time", """{"Hour__c":"23:59:59.999Z"}""", "Hour__c", "\"23:59:59.999Z\"")]
    [InlineData("checkbox", """{"Paid__c":false}""", "Paid__c", "false")]
    [InlineData("null checkbox is false", """{"Paid__c":null}""", "Paid__c", "false")]
    [InlineData("geolocation", """{"Spot__Latitude__s":48.8566,"Spot__Longitude__s":2.3522}""", "Spot__c", "{\"latitude\":48.8566,\"longitude\":2.3522}")]
    [InlineData("half a geolocation", """{"Spot__Latitude__s":48.8566,"Spot__Longitude__s":null}""", "Spot__c", "null")]
    [InlineData("e-mail", """{"Mail__c":"a.b+c@example.org"}""", "Mail__c", "\"a.b+c@example.org\"")]
    [InlineData("url and phone", """{"Site__c":"https://example.org/?a=b&c","Call__c":"+33 1 23"}""", "Site__c", "\"https://example.org/?a=b&c\"")]
    [InlineData("the last of two equal names counts", """{"Notes__c":"one","notes__C":"two"}""", "Notes__c", "\"two\"")]
    [InlineData("a parent may be named by id", """{"Account__r":{"Id":"{other}"}}""", "Account__c", "\"{other}\"")]
    [InlineData("a parent may be cleared", """{"Contact__c":null}""", "Contact__c", "null")]
    public async Task Values_come_back(string what, string body, string field, string expected)
    {
        await using var org = await SampleOrg.StartAsync(clock);
        Assert.NotEmpty(what);
        await org.ExpectAsync("PATCH", "/sobjects/Invoice__c/{invoice}", body, 204, "");
        var answer = await org.SendAsync("GET", "/sobjects/Invoice__c/{invoice}?fields=" + field);
        Assert.Equal(org.Fill(expected), answer.Json.GetProperty(field).GetRawText());
    }

    [Theory]
    [InlineData("""{"Colours__c":"blue;red;blue"}""", "Colours__c", "\"red;blue\"")]
    [InlineData("""{"Size__c":"l"}""", "Size__c", "\"L\"")]
    [InlineData("""{"Industry":"Beekeeping"}""", "Industry", "\"Beekeeping\"")]
    [InlineData("""{"BillingCity":null,"BillingStreet":null}""", "BillingAddress", "null")]
    public async Task Picklists_and_addresses_come_back(string body, string field, string expected)
    {
        await using var org = await SampleOrg.StartAsync(clock);
        await org.ExpectAsync("PATCH", "/sobjects/Account/{account}", body, 204, "");
        Assert.Equal(expected, (await org.SendAsync("GET", "/sobjects/Account/{account}?fields=" + field)).Json.GetProperty(field).GetRawText());
    }

    [Fact]
    public async Task System_fields_are_the_org_s_own()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        clock.Advance(TimeSpan.FromHours(1));
        await org.ExpectAsync("PATCH", "/sobjects/Account/{account}", """{"Phone":"1"}""", 204, "");
        const string fields = "CreatedById,CreatedDate,LastModifiedById,LastModifiedDate,SystemModstamp,IsDeleted,OwnerId";
        await org.ExpectAsync("GET", "/sobjects/Account/{account}?fields=" + fields, null, 200,
            """{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"CreatedById":"{user}","CreatedDate":"2026-05-01T10:00:00.000+0000","LastModifiedById":"{user}","LastModifiedDate":"2026-05-01T11:00:00.000+0000","SystemModstamp":"2026-05-01T11:00:00.000+0000","IsDeleted":false,"OwnerId":"{user}","Id":"{account}"}""");
    }

    [Fact]
    public async Task A_deleted_master_takes_its_details_along()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        await org.ExpectAsync("DELETE", "/sobjects/Invoice__c/{invoice}", null, 204, "");
        await org.ExpectAsync("GET", "/sobjects/Line__c/{line}", null, 404, """[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED"}]""");
        Assert.Equal(0, await CountAsync(org, "query", "SELECT COUNT() FROM Line__c"));
        Assert.Equal(1, await CountAsync(org, "queryAll", "SELECT COUNT() FROM Line__c WHERE IsDeleted = true"));
    }

    [Fact]
    public async Task A_deleted_look_up_clears_or_cascades_as_defined()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        await org.ExpectAsync("DELETE", "/sobjects/Contact/{alone}", null, 204, "");
        var invoice = await org.SendAsync("GET", "/sobjects/Invoice__c/{invoice}?fields=Contact__c");
        Assert.Equal(JsonValueKind.Null, invoice.Json.GetProperty("Contact__c").ValueKind);
        await org.ExpectAsync("DELETE", "/sobjects/Case/{case}", null, 204, "");
        Assert.Equal(0, await CountAsync(org, "query", "SELECT COUNT() FROM Invoice__c"));
        Assert.Equal(0, await CountAsync(org, "query", "SELECT COUNT() FROM Line__c"));
    }

    [Fact]
    public async Task A_restricted_delete_leaves_everything_as_it_was()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        Assert.Equal(400, (await org.SendAsync("DELETE", "/sobjects/Account/{account}")).Status);
        Assert.Equal(200, (await org.SendAsync("GET", "/sobjects/Contact/{contact}")).Status);
        Assert.Equal(200, (await org.SendAsync("GET", "/sobjects/Account/{account}")).Status);
    }

    [Fact]
    public async Task A_deleted_account_takes_opportunities_along_but_not_cases()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        await org.ExpectAsync("DELETE", "/sobjects/Account/{other}", null, 400, """[{"message":"Your attempt to delete Other could not be completed because it is associated with the following cases.: 00001000\n","errorCode":"DELETE_FAILED","fields":[]}]""");
        await org.ExpectAsync("DELETE", "/sobjects/Case/{case}", null, 204, "");
        await org.ExpectAsync("DELETE", "/sobjects/Account/{other}", null, 204, "");
        await org.ExpectAsync("GET", "/sobjects/Opportunity/{opportunity}", null, 404, """[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED"}]""");
    }

    [Fact]
    public async Task A_value_in_the_recycle_bin_is_free_again()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        await org.ExpectAsync("DELETE", "/sobjects/Invoice__c/Key__c/K1", null, 204, "");
        await org.ExpectAsync("POST", "/sobjects/Invoice__c", """{"Key__c":"K1"}""", 201, """{"id":"{any}","success":true,"errors":[]}""");
    }

    [Fact]
    public async Task An_upsert_writes_its_key()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        await org.SendAsync("PATCH", "/sobjects/Account/Ext__c/a%2Fb%20c", """{"Name":"U"}""");
        var found = await org.Org.QueryAsync("SELECT Ext__c FROM Account WHERE Name = 'U'");
        Assert.Equal("a/b c", found.Json.GetProperty("records")[0].GetProperty("Ext__c").GetString());
    }

    [Fact]
    public async Task Upserts_by_a_key_with_several_rows_write_nothing()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        Assert.Equal(300, (await org.SendAsync("PATCH", "/sobjects/Account/Loose__c/same", """{"Name":"U"}""")).Status);
        Assert.Equal(0, await CountAsync(org, "query", "SELECT COUNT() FROM Account WHERE Name = 'U'"));
    }

    [Fact]
    public async Task A_refused_create_uses_up_no_auto_number()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        Assert.Equal(400, (await org.SendAsync("POST", "/sobjects/Invoice__c", """{"Mail__c":"bad"}""")).Status);
        var created = await org.SendAsync("POST", "/sobjects/Invoice__c", "{}");
        var row = await org.SendAsync("GET", "/sobjects/Invoice__c/" + created.Json.GetProperty("id").GetString());
        Assert.Equal("INV-0008", row.Json.GetProperty("Name").GetString());
    }

    [Fact]
    public async Task A_whole_record_shows_every_field_and_no_duplicates()
    {
        await using var org = await SampleOrg.StartAsync(clock);
        var row = (await org.SendAsync("GET", "/sobjects/Account/{account}")).Json;
        var described = (await org.SendAsync("GET", "/sobjects/Account/describe")).Json.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString());
        Assert.Equal(described.Order(StringComparer.Ordinal), row.EnumerateObject().Select(p => p.Name).Where(n => n != "attributes").Order(StringComparer.Ordinal));
    }

    private static async Task<int> CountAsync(SampleOrg org, string resource, string soql) =>
        (await org.SendAsync("GET", $"/{resource}?q={Uri.EscapeDataString(soql)}")).Json.GetProperty("totalSize").GetInt32();
}
