namespace FakeForce.Server.Tests.Rest;

/// <summary>What functions of the SELECT list look like in JSON and in ?columns=true.</summary>
public sealed class QueryFunctionTests
{
    private const string Invoice = """{"attributes":{"type":"Invoice__c","url":"{v}/sobjects/Invoice__c/{invoice}"}""";

    [Theory]
    [InlineData("SELECT FORMAT(Amount__c) FROM Invoice__c", "\"Amount__c\":\"$12.50\"")]
    [InlineData("SELECT Amount__c, FORMAT(Amount__c) shown FROM Invoice__c", "\"Amount__c\":12.5,\"shown\":\"$12.50\"")]
    [InlineData("SELECT FORMAT(Day__c) FROM Invoice__c", "\"Day__c\":\"5/1/2026\"")]
    [InlineData("SELECT FORMAT(Moment__c) FROM Invoice__c", "\"Moment__c\":\"4/10/2025, 3:31 PM\"")]
    [InlineData("SELECT DISTANCE(Spot__c, GEOLOCATION(0, 0), 'km') FROM Invoice__c", "\"expr0\":0.0")]
    [InlineData("SELECT DISTANCE(Spot__c, GEOLOCATION(0, 0), 'km') away FROM Invoice__c WHERE DISTANCE(Spot__c, GEOLOCATION(0,0), 'mi') < 1", "\"away\":0.0")]
    [InlineData("SELECT toLabel(Account__r.Industry) FROM Invoice__c", """ "Account__r":{"attributes":{"type":"Account","url":"{v}/sobjects/Account/{account}"},"Industry":"Energy"}""")]
    public async Task Records_show_computed_values(string soql, string members)
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.Equal(204, (await org.SendAsync("PATCH", "/sobjects/Invoice__c/{invoice}", """{"Day__c":"2026-05-01","Moment__c":"2025-04-10T22:31:37Z","Spot__Latitude__s":0,"Spot__Longitude__s":0}""")).Status);
        await org.ExpectAsync("GET", "/query?q=" + Uri.EscapeDataString(soql), null, 200, $$"""{"totalSize":1,"done":true,"records":[{{Invoice}},{{members.Trim()}}}]}""");
    }

    [Theory]
    [InlineData("SELECT FORMAT(SUM(Amount__c)) FROM Invoice__c", "\"expr0\":\"$12.50\"")]
    [InlineData("SELECT FISCAL_YEAR(CreatedDate) y, COUNT(Id) FROM Invoice__c GROUP BY FISCAL_YEAR(CreatedDate)", "\"y\":2030,\"expr0\":1")]
    public async Task Groups_show_computed_values(string soql, string members)
    {
        await using var org = await SampleOrg.StartAsync(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2030, 5, 1, 0, 0, 0, TimeSpan.Zero)));
        await org.ExpectAsync("GET", "/query?q=" + Uri.EscapeDataString(soql), null, 200, $$$"""{"totalSize":1,"done":true,"records":[{"attributes":{"type":"AggregateResult"},{{{members}}}}]}""");
    }

    [Fact]
    public async Task Labels_come_from_the_picklist()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("GET", "/query?q=" + Uri.EscapeDataString("SELECT LanguageLocaleKey, toLabel(LanguageLocaleKey) language FROM Organization"), null, 200,
            """{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Organization","url":"{v}/sobjects/Organization/{any}"},"LanguageLocaleKey":"en_US","language":"English"}]}""");
    }

    [Fact]
    public async Task Columns_describe_computed_values()
    {
        await using var org = await SampleOrg.StartAsync();
        await org.ExpectAsync("GET", "/query?columns=true&q=" + Uri.EscapeDataString("SELECT FORMAT(Amount__c) shown, DISTANCE(Spot__c, GEOLOCATION(0, 0), 'km') FROM Invoice__c"), null, 200,
            """{"columnMetadata":[{"aggregate":true,"apexType":"String","booleanType":false,"columnName":"shown","custom":false,"displayName":"format(Amount__c)","foreignKeyName":null,"insertable":false,"joinColumns":[],"numberType":false,"textType":true,"updatable":false},"""
            + """{"aggregate":true,"apexType":"Double","booleanType":false,"columnName":"expr0","custom":false,"displayName":"distance(Spot__c, geolocation(0, 0), 'km')","foreignKeyName":null,"insertable":false,"joinColumns":[],"numberType":true,"textType":false,"updatable":false}],"""
            + """ "entityName":"Invoice__c","groupBy":false,"idSelected":false,"keyPrefix":"a00"}""".Trim());
    }

    [Fact]
    public async Task A_locale_that_is_not_known_fails_the_whole_query()
    {
        await using var org = await SampleOrg.StartAsync();
        Assert.Equal(204, (await org.SendAsync("PATCH", "/sobjects/User/{user}", """{"LocaleSidKey":"th_TH"}""")).Status);
        await org.ExpectAsync("GET", "/query?q=" + Uri.EscapeDataString("SELECT Id, FORMAT(CreatedDate) FROM Account"), null, 400, """[{"message":"FORMAT() in the locale th_TH is not supported yet by FakeForce","errorCode":"MALFORMED_QUERY"}]""");
    }
}
