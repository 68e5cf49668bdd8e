using System.Text.Json;

namespace FakeForce.Server.Tests.Flows;

/// <summary>
/// What Get Records keeps of records (Metadata API guide, "FlowRecordLookup": queriedFields "specifies which fields from the selected record are saved to
/// the specified record variable"), formula fields among it.
/// </summary>
public sealed class QueriedFieldTests
{
    [Fact]
    public async Task Records_keep_the_queried_fields_alone()
    {
        await using var org = await FlowOrgs.StartAsync("""
            { "fullName": "Get_Deals", "status": "Active", "processType": "AutoLaunchedFlow", "label": "F", "start": { "connector": { "targetReference": "Get_All" } },
              "variables": [ { "name": "deals", "dataType": "SObject", "objectType": "Deal__c", "isCollection": true, "isOutput": true }, { "name": "name", "dataType": "String", "isOutput": true }, { "name": "twice", "dataType": "Number", "scale": 0, "isOutput": true }, { "name": "text", "dataType": "String", "isOutput": true } ],
              "formulas": [ { "name": "Shown", "dataType": "String", "expression": "{!Get_One.Name} & \"/\" & TEXT({!Get_One.Twice__c})" } ],
              "recordLookups": [
                { "name": "Get_All", "label": "All", "object": "Deal__c", "outputReference": "deals", "queriedFields": ["Id", "Twice__c"], "connector": { "targetReference": "Get_One" } },
                { "name": "Get_One", "label": "One", "object": "Deal__c", "getFirstRecordOnly": true, "storeOutputAutomatically": true, "queriedFields": ["Id", "Twice__c"], "connector": { "targetReference": "Tell" } } ],
              "assignments": [ { "name": "Tell", "label": "Tell", "assignmentItems": [ { "assignToReference": "name", "operator": "Assign", "value": { "elementReference": "Get_One.Name" } }, { "assignToReference": "twice", "operator": "Assign", "value": { "elementReference": "Get_One.Twice__c" } }, { "assignToReference": "text", "operator": "Assign", "value": { "elementReference": "Shown" } } ] } ] }
            """, """, "objects": [ { "fullName": "Deal__c", "fields": [ { "fullName": "Amount__c", "type": "Number", "precision": 9, "scale": 0 }, { "fullName": "Twice__c", "type": "Number", "precision": 9, "scale": 0, "formula": "Amount__c * 2" } ] } ] """);
        var id = await org.CreateAsync("Deal__c", """{"Name":"One","Amount__c":10}""");
        var outputs = (await org.SendAsync("POST", "/actions/custom/flow/Get_Deals", """{"inputs":[{}]}""")).Json[0].GetProperty("outputValues");
        var deal = Assert.Single(outputs.GetProperty("deals").EnumerateArray());
        Assert.Equal(["Id", "Twice__c"], deal.EnumerateObject().Select(member => member.Name).Where(name => name != "attributes"));
        Assert.Equal((id.ToString(), 20), (deal.GetProperty("Id").GetString(), deal.GetProperty("Twice__c").GetInt32()));
        Assert.Equal((JsonValueKind.Null, 20, "/20"), (outputs.GetProperty("name").ValueKind, outputs.GetProperty("twice").GetInt32(), outputs.GetProperty("text").GetString()));
    }
}
