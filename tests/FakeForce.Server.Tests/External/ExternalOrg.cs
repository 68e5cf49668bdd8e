using System.Text.Json;

namespace FakeForce.Server.Tests.External;

/// <summary>Orgs with the warehouse's tables as external objects.</summary>
internal static class ExternalOrg
{
    private const string Fields = """
        [{"fullName":"CompanyName__c","type":"Text","length":80,"externalDeveloperName":"CompanyName","isNameField":true},
         {"fullName":"City__c","type":"Text","length":40,"externalDeveloperName":"City"},
         {"fullName":"Country__c","type":"Text","length":40,"externalDeveloperName":"Country"},
         {"fullName":"Rating__c","type":"Number","precision":16,"scale":4,"externalDeveloperName":"Rating"},
         {"fullName":"IsActive__c","type":"Checkbox","externalDeveloperName":"IsActive"},
         {"fullName":"Since__c","type":"DateTime","externalDeveloperName":"Since"},
         {"fullName":"Code__c","type":"Text","length":36,"externalDeveloperName":"Code"},
         {"fullName":"AccountNumber__c","type":"IndirectLookup","referenceTo":"Account","referenceTargetField":"Account.Number__c","relationshipName":"Suppliers","externalDeveloperName":"AccountNumber"},
         {"fullName":"Notes__c","type":"LongTextArea","length":4000,"externalDeveloperName":"Notes"}]
        """;

    private const string LineFields = """
        [{"fullName":"Product__c","type":"Text","length":40,"externalDeveloperName":"Product"},
         {"fullName":"Price__c","type":"Number","precision":16,"scale":2,"externalDeveloperName":"Price"},
         {"fullName":"Due__c","type":"DateTime","externalDeveloperName":"Due"},
         {"fullName":"SupplierID__c","type":"ExternalLookup","referenceTo":"Supplier__x","relationshipName":"Lines","externalDeveloperName":"SupplierID"}]
        """;

    private const string AccountFields = """
        {"Account":[{"fullName":"Number__c","type":"Text","length":20,"unique":true,"externalId":true},
                    {"fullName":"Best__c","type":"ExternalLookup","referenceTo":"Supplier__x","relationshipName":"BestOf"}]}
        """;

    public static FakeForceOptions Options(string endpoint, string source = "\"isWritable\":true") => new()
    {
        Port = 0,
        Definitions = JsonDocument.Parse($$"""
            {"externalDataSources":[{"fullName":"Warehouse","type":"OData4","endpoint":"{{endpoint}}",{{source}}}],
             "objects":[{"fullName":"Supplier__x","externalDataSource":"Warehouse","externalName":"Suppliers","fields":{{Fields}}},
                        {"fullName":"Line__x","externalDataSource":"Warehouse","externalName":"Lines","fields":{{LineFields}}}],
             "fields":{{AccountFields}}}
            """).RootElement,
    };

    public static Task<TestOrg> StartAsync(Warehouse warehouse, string source = "\"isWritable\":true", TimeProvider? clock = null) => TestOrg.StartAsync(Options(warehouse.Endpoint, source), clock);

    /// <summary>The values of a field in the rows of a query's answer.</summary>
    public static string?[] Column(this Answer answer, string field)
    {
        Assert.True(answer.Status == 200, answer.Body);
        return [.. answer.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty(field).ToString())];
    }

    public static void IsError(this Answer answer, string code, string text)
    {
        Assert.True(answer.Status == 400, answer.Body);
        Assert.Equal(code, answer.Json[0].GetProperty("errorCode").GetString());
        Assert.Contains(text, answer.Json[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
