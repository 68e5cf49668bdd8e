using System.IO.Compression;
using System.Net;

namespace FakeForce.Server.Tests.Control.Seeds;

/// <summary>GET /_fakeforce/export: the forms, and that they are seeds again.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private SeededOrg org = null!;

    public async ValueTask InitializeAsync()
    {
        org = await SeededOrg.StartAsync();
        Assert.Equal("none", await org.ProblemsAsync("""
            { "Contact": [ { "LastName": "Lee", "AccountId": "@A" } ],
              "Account": [ { "attributes": { "referenceId": "A" }, "Name": "Acme, \"Ltd\"", "Key__c": "k", "CreatedDate": "2020-01-02T03:04:05Z", "AnnualRevenue": 12345679, "OwnerId": "005FF0000000001YAA" } ] }
            """));
    }

    public ValueTask DisposeAsync() => org.DisposeAsync();

    [Fact]
    public async Task A_fresh_org_has_nothing_to_export()
    {
        await org.ResetAsync();
        Assert.Equal("{}", await TextAsync("/_fakeforce/export"));
    }

    [Fact]
    public async Task JSON_has_everything()
    {
        var text = await TextAsync("/_fakeforce/export?format=json");
        Assert.Contains("""{"Account":[{"Id":"001FF0000000001YAA",""", text, StringComparison.Ordinal);
        Assert.Contains("\"Name\":\"Acme, \\\"Ltd\\\"\"", text, StringComparison.Ordinal);
        Assert.Contains("\"AnnualRevenue\":1.2345679E7", text, StringComparison.Ordinal);
        Assert.Contains("\"CreatedDate\":\"2020-01-02T03:04:05.000+0000\"", text, StringComparison.Ordinal);
        Assert.Contains("\"AccountId\":\"001FF0000000001YAA\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CSV_of_one_object()
    {
        var text = await TextAsync("/_fakeforce/export?format=csv&sobject=account");
        Assert.StartsWith("Id,Name,", text, StringComparison.Ordinal);
        Assert.Contains("\n\"001FF0000000001YAA\",\"Acme, \"\"Ltd\"\"\",", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_of_one_object_is_what_the_CLI_makes()
    {
        var text = await TextAsync("/_fakeforce/export?format=tree&sobject=Contact");
        Assert.StartsWith("""{"records":[{"attributes":{"type":"Contact","referenceId":"ContactRef1"},""", text, StringComparison.Ordinal);
        Assert.Contains("\"LastName\":\"Lee\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CreatedDate", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json", "application/json", "keepIds=true")]
    [InlineData("csv", "application/zip", "keepIds=true")]
    [InlineData("tree", "application/zip", "")]
    public async Task What_is_exported_is_a_seed(string format, string type, string query)
    {
        var exported = await org.Org.Client.GetByteArrayAsync("/_fakeforce/export?format=" + format, Server.Ending);
        await org.ResetAsync();
        var (status, json) = await org.SeedAsync(exported, type, "?" + query);
        Assert.True(status == 200, json.ToString());
        Assert.Equal("Acme, \"Ltd\"", await org.ValuesAsync("SELECT Account.Name FROM Contact WHERE Account.Key__c = 'k' AND Account.AnnualRevenue = 12345679"));
        Assert.Equal(exported.Length, format == "tree" ? exported.Length : (await org.Org.Client.GetByteArrayAsync("/_fakeforce/export?format=" + format, Server.Ending)).Length);
    }

    [Fact]
    public async Task The_zip_of_a_tree_has_a_plan_with_parents_first()
    {
        using var zip = new ZipArchive(await org.Org.Client.GetStreamAsync("/_fakeforce/export?format=tree", Server.Ending));
        Assert.Equal(["plan.json", "Account.json", "Contact.json"], zip.Entries.Select(entry => entry.FullName));
    }

    [Theory]
    [InlineData("?format=xml", HttpStatusCode.BadRequest, "{\"error\":\"wrong_format\",\"message\":\"format is json, csv or tree, not xml.\"}")]
    [InlineData("?sobject=Acount", HttpStatusCode.NotFound, "{\"error\":\"unknown_sobject\",\"message\":\"There is no sObject Acount.\"}")]
    [InlineData("?sobject=Note__e", HttpStatusCode.BadRequest, "{\"error\":\"wrong_sobject\",\"message\":\"Note__e has no records that this form has.\"}")]
    public async Task What_cannot_be_exported(string query, HttpStatusCode status, string body)
    {
        using var answer = await org.Org.Client.GetAsync("/_fakeforce/export" + query, Server.Ending);
        Assert.Equal((status, body), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Server.Ending)));
    }

    private Task<string> TextAsync(string path) => org.Org.Client.GetStringAsync(path, Server.Ending);
}
