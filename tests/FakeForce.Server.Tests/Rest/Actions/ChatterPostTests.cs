namespace FakeForce.Server.Tests.Rest.Actions;

/// <summary>chatterPost: Actions Developer Guide, "Post to Chatter Actions".</summary>
public sealed class ChatterPostTests
{
    [Fact]
    public async Task A_post_is_a_feed_item_of_its_record_or_user()
    {
        await using var org = await TestOrg.StartAsync();
        var account = await org.CreateAsync("Account", """{"Name":"Acme"}""");
        var answer = await PostAsync(org, $$"""{"subjectNameOrId":"{{account}}","text":"first"},{"subjectNameOrId":"ADMIN@fakeforce.test","type":"user","text":"second"}""");
        Assert.True(answer.Status == 200, answer.Body);
        var ids = answer.Json.EnumerateArray().Select(result => result.GetProperty("outputValues").GetProperty("feedItemId").GetString()!).ToList();
        Assert.All(ids, id => Assert.StartsWith("0D5", id, StringComparison.Ordinal));
        var items = (await org.QueryAsync("SELECT Id, ParentId, Body, Type FROM FeedItem ORDER BY Body")).Json.GetProperty("records");
        Assert.Equal([("first", account.ToString()), ("second", (await org.QueryAsync("SELECT Id FROM User WHERE Username = 'admin@fakeforce.test'")).Json.GetProperty("records")[0].GetProperty("Id").GetString()!)], items.EnumerateArray().Select(item => (item.GetProperty("Body").GetString()!, item.GetProperty("ParentId").GetString()!)));
        Assert.Equal("TextPost", items[0].GetProperty("Type").GetString());
    }

    [Theory]
    [InlineData("""{"text":"x"}""", "REQUIRED_FIELD_MISSING")]
    [InlineData("""{"subjectNameOrId":"Nobody","type":"User","text":"x"}""", "INVALID_INPUT")]
    [InlineData("""{"subjectNameOrId":"admin@fakeforce.test","text":"x"}""", "INVALID_INPUT")]
    [InlineData("""{"subjectNameOrId":"admin@fakeforce.test","type":"User","text":"Hi @[005000000000001]"}""", "INVALID_INPUT")]
    [InlineData("""{"subjectNameOrId":"admin@fakeforce.test","type":"Robot","text":"x"}""", "INVALID_INPUT")]
    public async Task A_post_that_cannot_be_made_says_why(string inputs, string code)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await PostAsync(org, inputs);
        Assert.Equal((400, code), (answer.Status, answer.Json[0].GetProperty("errors")[0].GetProperty("statusCode").GetString()));
        Assert.Equal(0, (await org.QueryAsync("SELECT COUNT() FROM FeedItem")).Json.GetProperty("totalSize").GetInt32());
    }

    private static Task<Answer> PostAsync(TestOrg org, string inputs) => org.SendAsync("POST", "/actions/standard/chatterPost", $$"""{"inputs":[{{inputs}}]}""");
}
