namespace FakeForce.Server.Tests.Formula;

/// <summary>Globals and look-ups that read other records.</summary>
public sealed class FormulaGlobalTests
{
    private const string Definitions = """
        {"objects":[
          {"fullName":"Zip__c","fields":[{"fullName":"City__c","type":"Text","length":40}]},
          {"fullName":"Place__c","fields":[
            {"fullName":"Zip__c","type":"Text","length":10},{"fullName":"City__c","type":"Text","length":40},
            {"fullName":"Fee__c","type":"Number","precision":10,"scale":2,"formula":"$CustomMetadata.Rate__mdt.Standard.Fee__c"},
            {"fullName":"Most__c","type":"Number","precision":10,"scale":2,"formula":"$Setup.Bounds__c.Most__c"}]},
          {"fullName":"Rate__mdt","fields":[{"fullName":"Fee__c","type":"Number","precision":10,"scale":2}]},
          {"fullName":"Bounds__c","customSettingsType":"Hierarchy","fields":[{"fullName":"Most__c","type":"Number","precision":10,"scale":2}]}],
         "customMetadata":[{"fullName":"Rate.Standard","label":"Standard","values":[{"field":"Fee__c","value":12.5}]}],
         "validationRules":[{"fullName":"Place__c.City","errorConditionFormula":"VLOOKUP($ObjectType.Zip__c.Fields.City__c, $ObjectType.Zip__c.Fields.Name, Zip__c) <> City__c","errorMessage":"No such city"}]}
        """;

    [Fact]
    public async Task A_rule_looks_up_by_the_name_of_a_custom_object()
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options(Definitions));
        await org.CreateAsync("Zip__c", """{"Name":"1010","City__c":"Wien"}""");
        await org.CreateAsync("Place__c", """{"Zip__c":"1010","City__c":"Wien"}""");
        Assert.Equal("No such city", (await org.SendAsync("POST", "/sobjects/Place__c", """{"Zip__c":"1010","City__c":"Graz"}""")).Json[0].GetProperty("message").GetString());
        Assert.Equal(400, (await org.SendAsync("POST", "/sobjects/Place__c", """{"Zip__c":"9999","City__c":"Graz"}""")).Status);
    }

    [Fact]
    public async Task Labels_and_custom_permissions_are_known_by_name()
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options("""
            {"objects":[{"fullName":"Place__c","sharingModel":"ReadWrite","fields":[{"fullName":"Word__c","type":"Text","formula":"$Label.Greeting & \"!\""}]}],
             "customLabels":[{"fullName":"Greeting","value":"Good day"}],
             "customPermissions":[{"fullName":"Reopen","label":"Reopen"}],
             "permissionSets":[{"fullName":"Openers","label":"Openers","customPermissions":[{"name":"Reopen","enabled":true}]}],
             "validationRules":[{"fullName":"Place__c.Closed","errorConditionFormula":"NOT(ISNEW()) && NOT($Permission.Reopen)","errorMessage":"Closed"}]}
            """));
        var id = await org.CreateAsync("Place__c", """{"Name":"A"}""");
        Assert.Equal("Good day!", (await org.GetAsync($"/sobjects/Place__c/{id}")).Json.GetProperty("Word__c").GetString());
        // An administrator has a custom permission as anybody else does.
        Assert.Equal("Closed", (await org.SendAsync("PATCH", $"/sobjects/Place__c/{id}", """{"Name":"B"}""")).Json[0].GetProperty("message").GetString());
        var set = (await org.QueryAsync("SELECT Id FROM PermissionSet WHERE Name = 'Openers'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        var user = (await org.QueryAsync("SELECT Id FROM User WHERE Username = 'admin@fakeforce.test'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        await org.CreateAsync("PermissionSetAssignment", $$"""{"AssigneeId":"{{user}}","PermissionSetId":"{{set}}"}""");
        Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Place__c/{id}", """{"Name":"B"}""")).Status);
    }

    [Fact]
    public async Task Custom_metadata_and_settings_are_read_where_they_are()
    {
        await using var org = await TestOrg.StartAsync(FormulaFieldTests.Options(Definitions));
        await org.CreateAsync("Place__c", "{}");
        Assert.Equal("[[12.5,0.0]]", await FormulaFieldTests.RowsAsync(org, "SELECT Fee__c, Most__c FROM Place__c"));
        var (organization, user) = (org.Org.Id, (await org.QueryAsync("SELECT Id FROM User WHERE Username = 'admin@fakeforce.test'")).Json.GetProperty("records")[0].GetProperty("Id").GetString());
        await org.CreateAsync("Bounds__c", $$"""{"SetupOwnerId":"{{organization}}","Most__c":7}""");
        Assert.Equal("[[7.0]]", await FormulaFieldTests.RowsAsync(org, "SELECT Most__c FROM Place__c"));
        await org.CreateAsync("Bounds__c", $$"""{"SetupOwnerId":"{{user}}","Most__c":3}""");
        Assert.Equal("[[3.0]]", await FormulaFieldTests.RowsAsync(org, "SELECT Most__c FROM Place__c WHERE Most__c < 5"));
    }
}
