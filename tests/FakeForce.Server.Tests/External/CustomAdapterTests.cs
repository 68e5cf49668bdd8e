using System.Text.Json;
using FakeForce.Server.Tests.Outgoing;

namespace FakeForce.Server.Tests.External;

/// <summary>A service in the place of an Apex class of the Connector Framework.</summary>
public sealed class CustomAdapterTests
{
    private const string Tables = """[{"name":"Sample","labelSingular":"Sample","labelPlural":"Samples","nameColumn":"Title","columns":[{"name":"ExternalId","type":"STRING_SHORT_TYPE"},{"name":"DisplayUrl","type":"URL_TYPE"},{"name":"Title","type":"STRING_SHORT_TYPE","length":80},{"name":"Size","type":"NUMBER_TYPE","decimalPlaces":2}]}]""";

    [Fact]
    public async Task Contexts_go_out_and_results_come_back_as_the_framework_has_them()
    {
        await using var adapter = await Receiver.StartAsync();
        await using var org = await StartAsync(adapter, "ROW_QUERY", "SEARCH", "ROW_CREATE", "ROW_UPDATE", "ROW_DELETE");
        adapter.Answer = () => (200, """{"success":true,"tableName":"Sample","rows":[{"ExternalId":"a","DisplayUrl":"http://x/a","Title":"One","Size":1.5},{"ExternalId":"b","DisplayUrl":null,"Title":"Two","Size":null}]}""");
        var answer = await org.QueryAsync("SELECT Id, ExternalId, DisplayUrl, Title__c, Size__c FROM Sample__x WHERE Size__c > 1 OR (NOT Title__c = 'x') ORDER BY Title__c DESC LIMIT 5");
        Assert.Equal(["One", "Two"], answer.Column("Title__c"));
        Assert.Equal(2, answer.Json.GetProperty("totalSize").GetInt32());
        Assert.Equal("""{"offset":0,"maxResults":6,"queryMoreToken":null,"tableSelection":{"tableSelected":"Sample","columnsSelected":[{"tableName":"Sample","columnName":"ExternalId","aggregation":"NONE"},{"tableName":"Sample","columnName":"DisplayUrl","aggregation":"NONE"},{"tableName":"Sample","columnName":"Title","aggregation":"NONE"},{"tableName":"Sample","columnName":"Size","aggregation":"NONE"}],"filter":{"type":"OR_","subfilters":[{"type":"GREATER_THAN","tableName":"Sample","columnName":"Size","columnValue":1},{"type":"NOT_","subfilters":[{"type":"EQUALS","tableName":"Sample","columnName":"Title","columnValue":"x"}]}]},"order":[{"tableName":"Sample","columnName":"Title","direction":"DESCENDING"}]}}""", adapter.Requests.Last().Body);

        adapter.Answer = () => (200, """[{"success":true,"externalId":"c"}]""");
        var created = await org.SendAsync("POST", "/sobjects/Sample__x", """{"Title__c":"New"}""");
        Assert.True(created.Status == 201, created.Body);
        Assert.Equal("""{"tableSelected":"Sample","rows":[{"Title":"New"}]}""", adapter.Requests.Last().Body);
        var id = created.Json.GetProperty("id").GetString();
        Assert.Equal(204, (await org.SendAsync("PATCH", "/sobjects/Sample__x/" + id, """{"Size__c":2}""")).Status);
        Assert.Equal("""{"tableSelected":"Sample","rows":[{"ExternalId":"c","Size":2}]}""", adapter.Requests.Last().Body);
        Assert.Equal(204, (await org.SendAsync("DELETE", "/sobjects/Sample__x/" + id)).Status);
        Assert.Equal("""{"tableSelected":"Sample","externalIds":["c"]}""", adapter.Requests.Last().Body);
        adapter.Answer = () => (200, """[{"success":false,"errorMessage":"no room"}]""");
        (await org.SendAsync("POST", "/sobjects/Sample__x", """{"Title__c":"New"}""")).IsError("EXTERNAL_OBJECT_EXCEPTION", "Error received from the external system: no room");

        adapter.Answer = () => (200, """[{"success":true,"tableName":"Sample","rows":[{"ExternalId":"a","Title":"One"}]}]""");
        var found = await org.GetAsync("/search?q=" + Uri.EscapeDataString("FIND {One} RETURNING Sample__x(Title__c)"));
        Assert.True(found.Status == 200, found.Body);
        Assert.Contains("\"searchPhrase\":\"One\"", adapter.Requests.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_adapter_does_not_offer_is_not_asked_of_it()
    {
        await using var adapter = await Receiver.StartAsync();
        await using var org = await StartAsync(adapter, "ROW_QUERY");
        var asked = adapter.Requests.Count;
        (await org.SendAsync("POST", "/sobjects/Sample__x", """{"Title__c":"New"}""")).IsError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "ROW_CREATE");
        (await org.QueryAsync("SELECT COUNT() FROM Sample__x")).IsError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "COUNT()");
        Assert.Equal(asked, adapter.Requests.Count);
    }

    [Fact]
    public async Task Counts_and_pages_are_the_adapters_where_it_offers_them()
    {
        await using var adapter = await Receiver.StartAsync();
        await using var org = await StartAsync(adapter, "ROW_QUERY", "QUERY_TOTAL_SIZE", "QUERY_PAGINATION_SERVER_DRIVEN");
        adapter.Answer = () => (200, """{"success":true,"rows":[{"ExternalId":42}]}""");
        Assert.Equal(42, (await org.QueryAsync("SELECT COUNT() FROM Sample__x")).Json.GetProperty("totalSize").GetInt32());
        Assert.Contains("\"aggregation\":\"COUNT\"", adapter.Requests.Last().Body, StringComparison.Ordinal);
        adapter.Answer = () => (200, """{"success":true,"totalSize":2,"queryMoreToken":"go on","rows":[{"ExternalId":"a","Title":"One"}]}""");
        var first = await org.QueryAsync("SELECT Title__c FROM Sample__x");
        adapter.Answer = () => (200, """{"success":true,"totalSize":2,"queryMoreToken":null,"rows":[{"ExternalId":"b","Title":"Two"}]}""");
        var last = await org.GetAsync(first.Json.GetProperty("nextRecordsUrl").GetString()!);
        Assert.Equal(["Two"], last.Column("Title__c"));
        Assert.True(last.Json.GetProperty("done").GetBoolean());
        Assert.Contains("\"queryMoreToken\":\"go on\"", adapter.Requests.Last().Body, StringComparison.Ordinal);
    }

    private static async Task<TestOrg> StartAsync(Receiver adapter, params string[] capabilities)
    {
        var org = await TestOrg.StartAsync(new FakeForceOptions
        {
            Port = 0,
            Definitions = JsonDocument.Parse($$"""{"externalDataSources":[{"fullName":"Mine","type":"Custom","endpoint":"{{adapter.Address}}/adapter","isWritable":true}]}""").RootElement,
        });
        var calls = 0;
        adapter.Answer = () => calls++ == 0 ? (200, $$"""{"capabilities":[{{string.Join(',', capabilities.Select(name => $"\"{name}\""))}}]}""") : (200, Tables);
        var synced = await org.SendAsync("POST", "/_fakeforce/external-data-sources/Mine/sync");
        Assert.True(synced.Status == 200, synced.Body);
        return org;
    }
}
