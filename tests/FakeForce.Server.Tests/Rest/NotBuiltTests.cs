using FakeForce.Server.Gate;

namespace FakeForce.Server.Tests.Rest;

public sealed class NotBuiltTests
{
    [Theory]
    [InlineData("/sobjects/Account/describe/layouts/")]
    [InlineData("/sobjects/Account/describe/compactLayouts")]
    [InlineData("/sobjects/Account/listviews")]
    [InlineData("/sobjects/Account/listviews/00B000000000001AAA/results")]
    [InlineData("/sobjects/Account/quickActions")]
    [InlineData("/search/suggestTitleMatches?q=x")]
    public async Task A_resource_that_is_not_built_is_not_taken_for_a_row(string path)
    {
        await using var org = await TestOrg.StartAsync();
        var answer = await org.GetAsync(path);
        Assert.Equal((404, """[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]"""), (answer.Status, answer.Body));
        Assert.StartsWith("GET /services/data/v66.0", Assert.Single(answer.Headers.GetValues(Unsupported.Header)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_with_a_trailing_slash_is_describe()
    {
        await using var org = await TestOrg.StartAsync();
        Assert.Equal("Account", (await org.GetAsync("/sobjects/Account/describe/")).Json.GetProperty("name").GetString());
    }
}
