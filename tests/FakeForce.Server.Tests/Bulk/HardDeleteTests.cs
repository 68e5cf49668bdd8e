using System.Net.Http.Headers;
using System.Text.Json;

namespace FakeForce.Server.Tests.Bulk;

/// <summary>
/// The permission "Bulk API Hard Delete": "disabled by default and must be enabled by an administrator" (guide, "Create a
/// Job"). The refusal is the one that clients know: the sf CLI goes by the code, Data Loader by the text.
/// </summary>
public sealed class HardDeleteTests
{
    private const string Job = """{"object":"Contact","operation":"hardDelete"}""";
    private const string Refusal = """[{"message":"hardDelete operation requires special user profile permission, please contact your system administrator","errorCode":"FEATURENOTENABLED"}]""";

    [Fact]
    public async Task Administrators_lack_it_and_are_told_how_to_get_it()
    {
        await using var org = await BulkOrg.StartAsync();
        var answer = await org.Sample.SendAsync("POST", "/jobs/ingest", Job);
        Assert.Equal((400, Refusal), (answer.Status, answer.Body));
        Assert.Contains("\"permissions\": [\"BulkApiHardDelete\"]", Assert.Single(answer.Headers.GetValues("X-FakeForce-Hint")), StringComparison.Ordinal);
        Assert.Equal(0, (await org.Sample.Org.GetAsync("/jobs/ingest")).Json.GetProperty("records").GetArrayLength());
        Assert.False((await org.Sample.SendAsync("POST", "/jobs/ingest", """{"object":"Nope","operation":"insert"}""")).Headers.Contains("X-FakeForce-Hint"));
    }

    [Fact]
    public async Task A_permission_set_gives_it_until_its_assignment_goes()
    {
        await using var org = await BulkOrg.StartAsync();
        await org.AllowHardDeleteAsync();
        var job = await org.LoadAsync(Job, "Id\n{alone}\n");
        Assert.Equal("JobComplete 1 0", await org.OutcomeAsync(job));
        var assignment = await org.ValuesAsync("SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '{user}' AND PermissionSet.Name = 'HardDelete'", "Id");
        Assert.Equal(204, (await org.Sample.SendAsync("DELETE", "/sobjects/PermissionSetAssignment/" + assignment)).Status);
        await org.Sample.ExpectAsync("POST", "/jobs/ingest", Job, 400, Refusal);
    }

    [Fact]
    public async Task Users_are_declared_with_it()
    {
        await using var org = await TestOrg.StartAsync(new FakeForceOptions
        {
            Definitions = JsonDocument.Parse("""{"users":[{"username":"may@x.test","profile":"System Administrator","permissions":["BulkApiHardDelete"]},{"username":"admin@fakeforce.test","permissions":"BulkApiHardDelete"},{"username":"not@x.test"}]}""").RootElement,
        });
        var statuses = new List<int>();
        foreach (var username in (string[])["may@x.test", "admin@fakeforce.test", "not@x.test"])
        {
            org.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await org.Org.Identity.StartSessionAsync(username, cancel: Server.Ending)).Token);
            statuses.Add((await org.SendAsync("POST", "/jobs/ingest", Job)).Status);
        }
        Assert.Equal([200, 200, 400], statuses);
    }
}
