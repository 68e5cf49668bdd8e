using System.Text;
using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.Access;

/// <summary>Bulk API 1.0 for users who may not do everything; 2.0 is in <see cref="PermissionTests"/> and <see cref="SharingTests"/>.</summary>
public sealed class BulkTests : IAsyncLifetime
{
    private const string definitions = """
        {
          "objects": [ { "fullName": "Deal__c", "label": "Deal", "sharingModel": "Private", "fields": [ { "fullName": "Secret__c", "type": "Text", "length": 20 }, { "fullName": "Open__c", "type": "Text", "length": 20 } ] } ],
          "permissionSets": [
            { "fullName": "Reader", "objectPermissions": [ { "object": "Deal__c", "allowRead": true } ] },
            { "fullName": "Writer", "objectPermissions": [ { "object": "Deal__c", "allowRead": true, "allowCreate": true, "allowEdit": true } ], "fieldPermissions": [ { "field": "Deal__c.Open__c", "readable": true, "editable": true } ] } ],
          "users": [ { "username": "none@x.test" }, { "username": "reader@x.test", "permissionSets": ["Reader"] }, { "username": "writer@x.test", "permissionSets": ["Writer"] } ]
        }
        """;

    private AccessOrg org = null!;

    public async ValueTask InitializeAsync() => org = await AccessOrg.StartAsync(definitions);

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private async Task<Answer> SendAsync(string user, string method, string path, string? body, string type = "application/xml; charset=UTF-8")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/services/async/66.0/" + path);
        request.Headers.TryAddWithoutValidation("X-SFDC-Session", await org.TokenAsync(user));
        if (body is not null) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content?.Headers.TryAddWithoutValidation("Content-Type", type);
        using var client = org.Admin.Server.Client();
        using var response = await client.SendAsync(request, Server.Ending);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(Server.Ending), response.Headers, response.Content.Headers);
    }

    // What became of the batch, or the code with which the job was refused.
    private async Task<string> RunAsync(string user, string operation, string body)
    {
        var made = await SendAsync(user, "POST", "job", $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><jobInfo xmlns=\"http://www.force.com/2009/06/asyncapi/dataload\"><operation>{operation}</operation><object>Deal__c</object><contentType>CSV</contentType></jobInfo>");
        if (made.Status != 201) return $"{made.Status} {Tag(made.Body, "exceptionCode")}";
        var job = Tag(made.Body, "id");
        var batch = Tag((await SendAsync(user, "POST", $"job/{job}/batch", body, "text/csv; charset=UTF-8")).Body, "id");
        var info = (await SendAsync(user, "GET", $"job/{job}/batch/{batch}", null)).Body;
        var result = await SendAsync(user, "GET", $"job/{job}/batch/{batch}/result", null);
        var message = Tag(info, "stateMessage");
        return $"{Tag(info, "state")} {(message.Length > 0 ? message : operation == "query" ? Tag(info, "numberRecordsProcessed") : result.Body.Split('\n')[1].Trim())}";
    }

    private static string Tag(string xml, string name) => Regex.Match(xml, $"<{name}>(.*?)</{name}>", RegexOptions.Singleline).Groups[1].Value;

    [Fact]
    public async Task Rows_and_jobs_are_held_to_the_users_rights()
    {
        Assert.StartsWith("400 InvalidEntity", await RunAsync("none", "insert", "Name\nx\n"), StringComparison.Ordinal);
        Assert.StartsWith("400 InvalidEntity", await RunAsync("reader", "insert", "Name\nx\n"), StringComparison.Ordinal);
        Assert.Equal("Failed InvalidBatch : Field name not found : Secret__c", await RunAsync("writer", "insert", "Name,Secret__c\nx,s\n"));
        Assert.Matches("^Completed \"[a-zA-Z0-9]{18}\",\"true\"", await RunAsync("writer", "insert", "Name,Open__c\nMine,o\n"));
        var foreign = await org.CreateAsync("", "Deal__c", """{"Name":"Other","Secret__c":"s"}""");
        Assert.Contains("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", await RunAsync("writer", "update", $"Id,Name\n{foreign},x\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_find_what_the_user_sees()
    {
        await org.CreateAsync("", "Deal__c", """{"Name":"Other","Secret__c":"s"}""");
        await org.CreateAsync("writer", "Deal__c", """{"Name":"Mine"}""");
        Assert.Equal("Completed 1", await RunAsync("writer", "query", "SELECT Name FROM Deal__c"));
        Assert.Equal("Completed 2", await RunAsync("", "query", "SELECT Name FROM Deal__c"));
        Assert.Contains("INVALID_FIELD", await RunAsync("writer", "query", "SELECT Secret__c FROM Deal__c"), StringComparison.Ordinal);
    }
}
