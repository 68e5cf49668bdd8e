namespace FakeForce.Server.Tests.Formula;

public sealed class LookupFilterTests
{
    private static string Definitions(string filter) => $$$"""
        {"objects":[{"fullName":"Visit__c","fields":[
          {"fullName":"Account__c","type":"Lookup","referenceTo":["Account"]},
          {"fullName":"Contact__c","type":"Lookup","referenceTo":["Contact"],"lookupFilter":{{{filter}}}}]}]}
        """;

    [Fact]
    public async Task A_look_up_points_only_to_what_its_filter_lets_through()
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options(Definitions("""{"active":true,"isOptional":false,"filterItems":[{"field":"Contact.AccountId","operation":"equals","valueField":"$Source.Account__c"}],"infoMessage":"for people"}""")));
        var (one, other) = (await org.CreateAsync("Account", """{"Name":"One"}"""), await org.CreateAsync("Account", """{"Name":"Other"}"""));
        var contact = await org.CreateAsync("Contact", $$"""{"LastName":"Day","AccountId":"{{one}}"}""");
        var visit = await org.CreateAsync("Visit__c", $$"""{"Account__c":"{{one}}","Contact__c":"{{contact}}"}""");
        var refused = await org.SendAsync("POST", "/sobjects/Visit__c", $$"""{"Account__c":"{{other}}","Contact__c":"{{contact}}"}""");
        Assert.Equal("""[{"message":"Value does not exist or does not match filter criteria.","errorCode":"FIELD_FILTER_VALIDATION_EXCEPTION","fields":["Contact__c"]}]""", refused.Body);
        Assert.Equal(400, (await org.SendAsync("PATCH", $"/sobjects/Visit__c/{visit}", $$"""{"Account__c":"{{other}}"}""")).Status);
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Visit__c/{visit}", $$"""{"Account__c":"{{other}}","Contact__c":null}""")).Status);
    }

    [Fact]
    public async Task A_filter_has_logic_values_and_a_message_of_its_own()
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options(Definitions("""{"booleanFilter":"1 OR 2","errorMessage":"Not that one","filterItems":[{"field":"Contact.Account.Name","value":"One"},{"field":"$User.Username","operation":"startsWith","value":"nobody"}]}""")));
        var account = await org.CreateAsync("Account", """{"Name":"One"}""");
        var (inside, outside) = (await org.CreateAsync("Contact", $$"""{"LastName":"In","AccountId":"{{account}}"}"""), await org.CreateAsync("Contact", """{"LastName":"Out"}"""));
        await org.CreateAsync("Visit__c", $$"""{"Contact__c":"{{inside}}"}""");
        Assert.Equal("Not that one", (await org.SendAsync("POST", "/sobjects/Visit__c", $$"""{"Contact__c":"{{outside}}"}""")).Json[0].GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("\"isOptional\":true")]
    [InlineData("\"active\":false")]
    public async Task A_filter_that_only_helps_to_choose_refuses_nothing(string how)
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options(Definitions($$"""{{{how}},"filterItems":[{"field":"Contact.LastName","value":"Nobody"}]}""")));
        var contact = await org.CreateAsync("Contact", """{"LastName":"Day"}""");
        await org.CreateAsync("Visit__c", $$"""{"Contact__c":"{{contact}}"}""");
    }

    [Fact]
    public async Task A_filter_that_does_not_fit_stops_the_start()
    {
        var invalid = await Assert.ThrowsAnyAsync<Exception>(() => TestOrg.StartAsync(FormulaFieldTests.Options(Definitions("""{"filterItems":[{"field":"Contact.Nope__c","value":"x"}]}"""))));
        Assert.Contains("Visit__c.Contact__c: lookupFilter: Contact has no field Nope__c", invalid.ToString(), StringComparison.Ordinal);
    }
}
