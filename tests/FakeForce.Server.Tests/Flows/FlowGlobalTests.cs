namespace FakeForce.Server.Tests.Flows;

/// <summary>What flows read of the org itself (Help, "Flow Resource: Global Variables").</summary>
public sealed class FlowGlobalTests
{
    private const string More = """
        ,"objects":[{"fullName":"Rate__mdt","fields":[{"fullName":"Fee__c","type":"Number","precision":10,"scale":2},{"fullName":"Word__c","type":"Text","length":20}]},
          {"fullName":"Bounds__c","customSettingsType":"Hierarchy","fields":[{"fullName":"Most__c","type":"Number","precision":10,"scale":2},{"fullName":"On__c","type":"Checkbox"}]}],
         "customMetadata":[{"fullName":"Rate.Standard","label":"Standard","values":[{"field":"Fee__c","value":12.5},{"field":"Word__c","value":"fee"}]}],
         "customLabels":[{"fullName":"Greeting","value":"Good day"}]
        """;

    private static string Set(string value, string more = "") => $$"""
        {"fullName":"Globals","status":"Active","start":{"object":"Account","recordTriggerType":"CreateAndUpdate","triggerType":"RecordBeforeSave","connector":{"targetReference":"Set"} },
         "assignments":[{"name":"Set","assignmentItems":[{"assignToReference":"$Record.Site","operator":"Assign","value":{{value}} }]}]{{more}} }
        """;

    [Theory]
    [InlineData("""{"stringValue":"{!$Label.Greeting}!"}""", "", "Good day!")]
    [InlineData("""{"elementReference":"$Label.Greeting"}""", "", "Good day")]
    [InlineData("""{"stringValue":"{!$CustomMetadata.Rate__mdt.Standard.Word__c} {!$CustomMetadata.Rate__mdt.Standard.Fee__c}"}""", "", "fee 12.5")]
    [InlineData("""{"elementReference":"Worked"}""", ""","formulas":[{"name":"Worked","dataType":"String","expression":"{!$Label.Greeting} & TEXT({!$CustomMetadata.Rate__mdt.Standard.Fee__c} * 2) & IF({!$Setup.Bounds__c.On__c}, \" on\", \" off\")"}]""", "Good day25 off")]
    [InlineData("""{"stringValue":"{!$Organization.Name} {!$Profile.Name}"}""", "", "FakeForce System Administrator")]
    public async Task A_flow_reads_labels_metadata_and_the_org(string value, string more, string expected)
    {
        await using var org = await FlowOrgs.StartAsync(Set(value, more), More);
        var name = (await org.QueryAsync("SELECT Name FROM Organization")).Json.GetProperty("records")[0].GetProperty("Name").GetString();
        Assert.Equal(expected.Replace("FakeForce ", name + " ", StringComparison.Ordinal), await org.FieldAsync(await org.CreateAsync("Account", """{"Name":"A"}"""), "Account", "Site"));
    }

    [Fact]
    public async Task A_custom_setting_is_the_users_own_then_the_profiles_then_the_orgs()
    {
        await using var org = await FlowOrgs.StartAsync(Set("""{"stringValue":"{!$Setup.Bounds__c.Most__c}"}"""), More);
        var user = (await org.QueryAsync("SELECT Id, ProfileId FROM User WHERE Username = 'admin@fakeforce.test'")).Json.GetProperty("records")[0];
        var id = await org.CreateAsync("Account", """{"Name":"A"}""");
        Assert.Equal("", await org.FieldAsync(id, "Account", "Site"));
        foreach (var (owner, most) in ((string, int)[])[(org.Org.Id.ToString(), 7), (user.GetProperty("ProfileId").GetString()!, 5), (user.GetProperty("Id").GetString()!, 3)])
        {
            await org.CreateAsync("Bounds__c", $$"""{"SetupOwnerId":"{{owner}}","Most__c":{{most}} }""");
            Assert.Equal(204, (await org.SendAsync("PATCH", $"/sobjects/Account/{id}", """{"Name":"B"}""")).Status);
            Assert.Equal($"{most}", await org.FieldAsync(id, "Account", "Site"));
        }
    }

    [Theory]
    [InlineData("$Label.Nothing", "there is no label Nothing")]
    [InlineData("$CustomMetadata.Rate__mdt.Standard.Nothing__c", "Rate__mdt has no field Nothing__c")]
    [InlineData("$CustomMetadata.Rate__mdt.Nothing.Fee__c", "there is no record Nothing of Rate__mdt")]
    [InlineData("$Setup.Nothing__c.Most__c", "there is no object Nothing__c")]
    [InlineData("$Api.Session_ID", "$Api")]
    public async Task What_is_not_there_refuses_the_record_by_name(string reference, string expected)
    {
        await using var org = await FlowOrgs.StartAsync(Set($$"""{"elementReference":"{{reference}}"}"""), More);
        var answer = await org.SendAsync("POST", "/sobjects/Account", """{"Name":"A"}""");
        Assert.True(answer.Status == 400, answer.Body);
        Assert.Contains(expected, answer.Body, StringComparison.Ordinal);
    }
}
