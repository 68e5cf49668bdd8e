using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Tests.Control.Seeds;

/// <summary>An org with two custom objects that need each other or do not, and how tests seed it.</summary>
internal sealed class SeededOrg(TestOrg org) : IAsyncDisposable
{
    private const string Schema = """
        { "fields": { "Account": [ { "fullName": "Key__c", "type": "text", "length": 20, "externalId": true, "unique": true } ] },
          "platformEvents": [ { "fullName": "Note__e" } ],
          "changeDataCapture": [ "AccountChangeEvent" ],
          "objects": [
            { "fullName": "Invoice__c", "nameField": { "type": "autoNumber", "displayFormat": "INV-{0000}" },
              "fields": [
                { "fullName": "Total__c", "type": "currency", "precision": 18, "scale": 2, "required": true },
                { "fullName": "Status__c", "type": "picklist", "valueSet": ["Open", "Paid"], "restricted": true },
                { "fullName": "Account__c", "type": "masterDetail", "referenceTo": "Account", "relationshipName": "Invoices" },
                { "fullName": "First__c", "type": "lookup", "referenceTo": "Line__c", "relationshipName": "FirstOf" } ] },
            { "fullName": "Line__c", "fields": [
                { "fullName": "Invoice__c", "type": "masterDetail", "referenceTo": "Invoice__c", "relationshipName": "Lines" } ] } ] }
        """;

    public TestOrg Org => org;

    public static FakeForceOptions Options { get; } = new() { Definitions = JsonDocument.Parse(Schema).RootElement };

    public static async Task<SeededOrg> StartAsync(FakeForceOptions? options = null) => new(await TestOrg.StartAsync(options ?? Options));

    public async Task<(int Status, JsonElement Json)> SeedAsync(string body, string type = "application/json", string query = "") => await SeedAsync(Encoding.UTF8.GetBytes(body), type, query);

    public async Task<(int Status, JsonElement Json)> SeedAsync(byte[] body, string type, string query = "")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await org.Client.PostAsync("/_fakeforce/seed" + query, content, Server.Ending);
        return ((int)answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Server.Ending)).RootElement);
    }

    /// <summary>The problems as lines, or "none".</summary>
    public async Task<string> ProblemsAsync(string body, string type = "application/json", string query = "")
    {
        var (status, json) = await SeedAsync(body, type, query);
        return status == 200 ? "none" : !json.TryGetProperty("problems", out var problems) ? $"{status} {json.GetProperty("error").GetString()}: {json.GetProperty("message").GetString()}" : string.Join('\n', problems.EnumerateArray().Select(TextOf));
    }

    /// <summary>Files as the body takes them; names and contents in turns.</summary>
    public static string Files(params string[] namesAndTexts) => JsonSerializer.Serialize(new
    {
        files = namesAndTexts.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]),
    });

    /// <summary>The first column of each row that a query finds.</summary>
    public async Task<string> ValuesAsync(string soql)
    {
        var answer = await org.QueryAsync(soql);
        Assert.True(answer.Status == 200, answer.Body);
        return string.Join(", ", answer.Json.GetProperty("records").EnumerateArray().Select(record => ValueOf(record.EnumerateObject().Last().Value)));
    }

    public async Task ResetAsync()
    {
        using var reset = await org.Client.PostAsync("/_fakeforce/reset", null, Server.Ending);
        reset.EnsureSuccessStatusCode();
        await org.RenewAsync();
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    private static string ValueOf(JsonElement value) => value.ValueKind == JsonValueKind.Object ? ValueOf(value.EnumerateObject().Last().Value) : value.ToString();

    private static string TextOf(JsonElement problem) =>
        problem.GetProperty("file").GetString() + (problem.TryGetProperty("line", out var line) ? ":" + line : "") + ": " + problem.GetProperty("message").GetString();
}
