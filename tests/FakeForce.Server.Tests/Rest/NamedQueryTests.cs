using System.Text.Json;

namespace FakeForce.Server.Tests.Rest;

/// <summary>Named Query API (REST guide): calls of /named/query/{name}.</summary>
public sealed class NamedQueryTests : IAsyncLifetime
{
    private static readonly JsonElement definitions = JsonDocument.Parse("""
        {
          "users": [ { "username": "min@x.test", "profile": "Minimum Access - Salesforce", "apiEnabled": true }, { "username": "std@x.test", "profile": "Standard User" } ],
          "objects": [ { "fullName": "Thing__c", "label": "Thing", "fields": [
            { "fullName": "Flag__c", "type": "Checkbox" }, { "fullName": "Count__c", "type": "Number", "precision": 9, "scale": 2 },
            { "fullName": "Day__c", "type": "Date" }, { "fullName": "Moment__c", "type": "DateTime" }, { "fullName": "Hour__c", "type": "Time" } ] } ],
          "apiNamedQueries": [
            { "fullName": "All", "masterLabel": "L", "description": "D", "body2": "SELECT Name FROM Thing__c ORDER BY Name" },
            { "fullName": "ByName", "masterLabel": "L", "description": "D", "apiVersion": "66.0", "body2": "SELECT Name FROM Thing__c WHERE Name = :name ORDER BY Name LIMIT :maxrecords",
              "apiNamedQueryParameters": [ { "parameterName": "name", "parameterLabel": "N", "description": "D" }, { "parameterName": "maxrecords" } ] },
            { "fullName": "Like", "masterLabel": "L", "description": "D", "apiVersion": 66.0, "body2": "SELECT Name FROM Thing__c WHERE Name LIKE :name ORDER BY Name", "apiNamedQueryParameters": [ { "parameterName": "name" } ] },
            { "fullName": "Id", "masterLabel": "L", "description": "D", "body2": "SELECT Name FROM Thing__c WHERE Id = :id", "apiNamedQueryParameters": [ { "parameterName": "id" } ] },
            { "fullName": "Flag", "masterLabel": "L", "description": "D", "body2": "SELECT Name FROM Thing__c WHERE Flag__c = :v", "apiNamedQueryParameters": [ { "parameterName": "v" } ] },
            { "fullName": "Count", "masterLabel": "L", "description": "D", "body2": "SELECT Name FROM Thing__c WHERE Count__c = :v", "apiNamedQueryParameters": [ { "parameterName": "v" } ] },
            { "fullName": "Day", "masterLabel": "L", "description": "D", "body2": "SELECT Name FROM Thing__c WHERE Day__c = :v", "apiNamedQueryParameters": [ { "parameterName": "v" } ] },
            { "fullName": "Moment", "masterLabel": "L", "description": "D", "body2": "SELECT Name FROM Thing__c WHERE Moment__c = :v", "apiNamedQueryParameters": [ { "parameterName": "v" } ] },
            { "fullName": "Hour", "masterLabel": "L", "description": "D", "body2": "SELECT Name FROM Thing__c WHERE Hour__c = :v", "apiNamedQueryParameters": [ { "parameterName": "v" } ] },
            { "fullName": "Created", "masterLabel": "L", "description": "D", "body2": "SELECT Name FROM Thing__c WHERE CreatedDate = :v AND Name = 'One'", "apiNamedQueryParameters": [ { "parameterName": "v" } ] }
          ]
        }
        """).RootElement;

    private TestOrg org = null!;
    private string one = "";

    public async ValueTask InitializeAsync()
    {
        org = await TestOrg.StartAsync(new FakeForceOptions { Definitions = definitions });
        one = (await org.CreateAsync("Thing__c", """{"Name":"One","Flag__c":true,"Count__c":10.5,"Day__c":"2025-10-14","Moment__c":"2025-10-14T16:00:00Z","Hour__c":"17:30:00Z"}""")).ToString();
        await org.CreateAsync("Thing__c", """{"Name":"O'Two"}""");
        await org.CreateAsync("Thing__c", """{"Name":"null"}""");
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private static string Shown(Answer answer) => answer.Status == 200
        ? string.Join(",", answer.Json.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("Name").GetString()))
        : $"{answer.Status} {answer.Json[0].GetProperty("errorCode").GetString()}";

    [Theory]
    [InlineData("All", "null,O'Two,One")]
    [InlineData("all", "null,O'Two,One")]
    [InlineData("All?name=surplus", "null,O'Two,One")]
    [InlineData("ByName?name=One&maxrecords=1", "One")]
    [InlineData("ByName?name=one&maxrecords=1&more=1", "One")]
    [InlineData("ByName?name=O'Two&maxrecords=5", "O'Two")]
    [InlineData("ByName?name=null&maxrecords=5", "null")]
    [InlineData("ByName?name='One'&maxrecords=5", "")]
    [InlineData("ByName?name=x'+OR+Name+!='&maxrecords=5", "")]
    [InlineData("ByName?name=&maxrecords=5", "")]
    [InlineData("ByName?name=One&maxrecords=0", "")]
    [InlineData("Like?name=O%25", "O'Two,One")]
    [InlineData("Id?id={one}", "One")]
    [InlineData("Flag?v=true", "One")]
    [InlineData("Flag?v=FALSE", "O'Two,null")]
    [InlineData("Count?v=10.5", "One")]
    [InlineData("Count?v=36", "")]
    [InlineData("Count?v=-1", "")]
    [InlineData("Day?v=2025-10-14", "One")]
    [InlineData("Day?v=TODAY", "")]
    [InlineData("Moment?v=2025-10-14T09:00:00-07:00", "One")]
    [InlineData("Moment?v=2025-10-14T18:00:00%2B02:00", "One")]
    [InlineData("Hour?v=10:30:00-07:00", "One")]
    [InlineData("Hour?v=17:30:00Z", "One")]
    [InlineData("Created?v=TODAY", "One")]
    [InlineData("Created?v=LAST_N_DAYS:10", "One")]
    public async Task Rows(string call, string names) => Assert.Equal(names, Shown(await org.GetAsync("/named/query/" + call.Replace("{one}", one, StringComparison.Ordinal))));

    [Theory]
    [InlineData("ByName?name=One", "MISSING_ARGUMENT", "missing: [maxrecords]")]
    [InlineData("ByName", "MISSING_ARGUMENT", "missing: [name, maxrecords]")]
    [InlineData("ByName?Name=One&maxrecords=1", "MISSING_ARGUMENT", "missing: [name]")]
    [InlineData("ByName?name=One&name=Two&maxrecords=1", "MALFORMED_QUERY", "Parameter name has 2 values")]
    [InlineData("ByName?name=One&maxrecords=many", "MALFORMED_QUERY", "unexpected token: 'many'")]
    [InlineData("ByName?name=One&maxrecords=-1", "MALFORMED_QUERY", "unexpected token: '-1'")]
    [InlineData("Id?id=nonsense", "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: nonsense")]
    [InlineData("Flag?v=yes", "INVALID_FIELD", "must be of type boolean and should not be enclosed in quotes")]
    [InlineData("Flag?v=null", "INVALID_FIELD", "must be of type boolean and should not be enclosed in quotes")]
    [InlineData("Count?v=ten", "INVALID_FIELD", "must be of type double and should not be enclosed in quotes")]
    [InlineData("Count?v='1'", "INVALID_FIELD", "must be of type double and should not be enclosed in quotes")]
    [InlineData("Count?v=1+OR+Name+!=null", "INVALID_FIELD", "must be of type double and should not be enclosed in quotes")]
    [InlineData("Count?v=USD20000", "INVALID_FIELD", "must be of type")]
    [InlineData("Day?v=14.10.2025", "INVALID_FIELD", "must be of type date and should not be enclosed in quotes")]
    [InlineData("Day?v=2025-02-30", "INVALID_FIELD", "must be of type date and should not be enclosed in quotes")]
    [InlineData("Moment?v=2025-10-14", "INVALID_FIELD", "must be of type dateTime and should not be enclosed in quotes")]
    [InlineData("Moment?v=2025-10-14T18:00:00+02:00", "INVALID_FIELD", "must be of type dateTime and should not be enclosed in quotes")]
    [InlineData("Hour?v=25:00:00Z", "INVALID_FIELD", "must be of type time and should not be enclosed in quotes")]
    [InlineData("Nothing", "INVALID_FIELD", "No such column 'DeveloperName' on entity 'ApiNamedQuery'.")]
    public async Task Refusals(string call, string code, string part)
    {
        var answer = await org.GetAsync("/named/query/" + call);
        Assert.Equal($"400 {code}", Shown(answer));
        Assert.Contains(part, answer.Json[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/services/data/v64.0/named/query/All", "404 NOT_FOUND")]
    [InlineData("/services/data/v65.0/named/query/All", "null,O'Two,One")]
    [InlineData("/services/data/v68.0/named/query/All", "null,O'Two,One")]
    public async Task It_exists_from_65_on(string path, string shown) => Assert.Equal(shown, Shown(await org.GetAsync(path)));

    [Fact]
    public async Task Only_get_is_allowed() => Assert.Equal("405 METHOD_NOT_ALLOWED", Shown(await org.SendAsync("POST", "/named/query/All", "{}")));

    [Fact]
    public async Task The_answer_is_that_of_a_query() => Assert.Equal(
        $$"""{"totalSize":1,"done":true,"records":[{"attributes":{"type":"Thing__c","url":"/services/data/v66.0/sobjects/Thing__c/{{one}}"},"Name":"One"}]}""",
        (await org.GetAsync("/named/query/ByName?name=One&maxrecords=5")).Body);

    [Fact]
    public async Task Its_pages_go_on_under_query()
    {
        for (var i = 0; i < 200; i++) await org.CreateAsync("Thing__c", """{"Name":"Many"}""");
        var first = (await org.SendAsync("GET", "/named/query/All", null, ("Sforce-Query-Options", "batchSize=200"))).Json;
        Assert.Equal((203, false, 200), (first.GetProperty("totalSize").GetInt32(), first.GetProperty("done").GetBoolean(), first.GetProperty("records").GetArrayLength()));
        var next = first.GetProperty("nextRecordsUrl").GetString()!;
        Assert.StartsWith("/services/data/v66.0/query/01g", next, StringComparison.Ordinal);
        Assert.Equal(3, (await org.GetAsync(next)).Json.GetProperty("records").GetArrayLength());
    }

    [Fact]
    public async Task Calling_needs_to_view_setup_by_profile_or_permission_set()
    {
        Assert.Equal(200, await AsAsync("std@x.test"));
        Assert.Equal(400, await AsAsync("min@x.test"));
        var user = (await org.QueryAsync("SELECT Id FROM User WHERE Username = 'min@x.test'")).Json.GetProperty("records")[0].GetProperty("Id").GetString();
        var set = await org.CreateAsync("PermissionSet", """{"Name":"Setup","Label":"Setup","PermissionsViewSetup":true}""");
        await org.CreateAsync("PermissionSetAssignment", $$"""{"AssigneeId":"{{user}}","PermissionSetId":"{{set}}"}""");
        Assert.Equal(200, await AsAsync("min@x.test"));
    }

    private async Task<int> AsAsync(string username)
    {
        var session = await org.Org.Identity.StartSessionAsync(username, cancel: Server.Ending);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/services/data/v66.0/named/query/All");
        request.Headers.Authorization = new("Bearer", session.Token);
        using var response = await org.Client.SendAsync(request, Server.Ending);
        return (int)response.StatusCode;
    }
}
