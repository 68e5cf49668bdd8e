using FakeForce.Server.Gate;

namespace FakeForce.Server.Tests.Rest.Actions;

/// <summary>REST API Developer Guide, "Invocable Actions"; Actions Developer Guide.</summary>
public sealed class ActionListTests
{
    private const string Root = "/services/data/v66.0/actions";

    [Fact]
    public async Task Actions_are_standard_and_custom()
    {
        await using var org = await TestOrg.StartAsync();
        Assert.Equal($$"""{"standard":"{{Root}}/standard","custom":"{{Root}}/custom"}""", (await org.GetAsync("/actions")).Body);
        Assert.Equal(Root, (await org.GetAsync("")).Json.GetProperty("actions").GetString());
    }

    [Fact]
    public async Task Standard_actions_are_those_that_work_here()
    {
        await using var org = await TestOrg.StartAsync();
        Assert.Equal($$"""{"actions":[{"label":"Post to Chatter","name":"chatterPost","type":"CHATTERPOST","url":"{{Root}}/standard/chatterPost"},{"label":"Send Email","name":"emailSimple","type":"EMAILSIMPLE","url":"{{Root}}/standard/emailSimple"}]}""", (await org.GetAsync("/actions/standard")).Body);
    }

    [Fact]
    public async Task Custom_actions_are_listed_by_type()
    {
        await using var org = await TestOrg.StartAsync();
        Assert.Equal($$"""{"quickAction":"{{Root}}/custom/quickAction","apex":"{{Root}}/custom/apex","emailAlert":"{{Root}}/custom/emailAlert","flow":"{{Root}}/custom/flow","externalService":"{{Root}}/custom/externalService"}""", (await org.GetAsync("/actions/custom")).Body);
        foreach (var type in (string[])["quickAction", "apex", "emailAlert", "flow", "externalService"]) Assert.Equal("""{"actions":[]}""", (await org.GetAsync("/actions/custom/" + type)).Body);
    }

    [Theory]
    [InlineData("GET", "/actions/standard/submit")]
    [InlineData("POST", "/actions/standard/submit")]
    [InlineData("GET", "/actions/custom/apex/Nope")]
    [InlineData("POST", "/actions/custom/flow/Nope")]
    [InlineData("GET", "/actions/custom/externalService/Nope.nope")]
    [InlineData("GET", "/actions/custom/sendNotification")]
    public async Task An_action_that_is_not_there_is_Salesforces_404_and_says_whose_gap_it_is(string method, string path)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.SendAsync(method, path, method == "POST" ? """{"inputs":[{}]}""" : null);
        Assert.Equal((404, """[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]"""), (answer.Status, answer.Body));
        Assert.Equal($"{method} /services/data/v66.0{path}", Assert.Single(answer.Headers.GetValues(Unsupported.Header)));
    }

    [Theory]
    [InlineData("v31.0", "/actions", 404)]
    [InlineData("v32.0", "/actions", 200)]
    [InlineData("v32.0", "/actions/custom/apex", 404)]
    [InlineData("v33.0", "/actions/custom/apex", 200)]
    [InlineData("v38.0", "/actions/custom/externalService", 404)]
    [InlineData("v39.0", "/actions/custom/externalService", 200)]
    public async Task Each_is_there_from_its_version_on(string version, string path, int status)
    {
        await using var org = await TestOrg.StartAsync();
        Assert.Equal(status, (await org.GetAsync($"/services/data/{version}{path}")).Status);
    }

    [Theory]
    [InlineData("/actions")]
    [InlineData("/actions/custom")]
    [InlineData("/actions/standard/emailSimple")]
    public async Task What_has_not_changed_is_not_sent_again_and_HEAD_sends_no_body(string path)
    {
        await using var org = await TestOrg.StartAsync();
        var first = await org.GetAsync(path);
        var again = await org.SendAsync("GET", path, null, ("If-Modified-Since", first.ContentHeaders.LastModified!.Value.ToString("R")));
        Assert.Equal((304, ""), (again.Status, again.Body));
        var head = await org.SendAsync("HEAD", path);
        Assert.Equal((200, ""), (head.Status, head.Body));
    }

    [Fact]
    public async Task A_describe_says_what_goes_in()
    {
        await using var org = await TestOrg.StartAsync();
        var describe = (await org.GetAsync("/actions/standard/emailSimple")).Json;
        Assert.Equal(("emailSimple", "EMAILSIMPLE", true), (describe.GetProperty("name").GetString(), describe.GetProperty("type").GetString(), describe.GetProperty("standard").GetBoolean()));
        var inputs = describe.GetProperty("inputs").EnumerateArray().ToDictionary(input => input.GetProperty("name").GetString()!);
        Assert.Equal("""{"apexClass":null,"byteLength":0,"description":null,"label":"emailSubject","maxOccurs":1,"name":"emailSubject","picklistValues":null,"required":true,"sobjectType":null,"type":"STRING"}""", inputs["emailSubject"].GetRawText());
        Assert.Equal(2000, inputs["emailAddresses"].GetProperty("maxOccurs").GetInt32());
        Assert.Contains("ccAddresses", inputs.Keys);
        Assert.DoesNotContain("\"ccAddresses\"", (await org.GetAsync("/services/data/v64.0/actions/standard/emailSimple")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_come_as_XML_too()
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.SendAsync("GET", "/actions/standard", null, ("Accept", "application/xml"));
        Assert.Equal(200, answer.Status);
        Assert.Contains("<name>emailSimple</name>", answer.Body, StringComparison.Ordinal);
    }
}
