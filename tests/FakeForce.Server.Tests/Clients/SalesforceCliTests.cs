using FakeForce.Server.Project;

namespace FakeForce.Server.Tests.Clients;

/// <summary>The Salesforce CLI, unchanged, against a real server.</summary>
[Collection(RealClients.Name)]
public sealed class SalesforceCliTests
{
    [Theory]
    [InlineData("login")]
    [InlineData("data")]
    [InlineData("tree")]
    [InlineData("bulk")]
    [InlineData("org")]
    [InlineData("scratch")]
    public Task The_CLI_finds_an_org(string checks) => ClientChecks.PassAsync("sfcli", checks);

    [Fact]
    public async Task What_the_CLI_converts_a_project_to_defines_the_same()
    {
        var project = Path.Combine(Meta.Sources.Root, "tests/projects/orders");
        var converted = Path.Combine(Path.GetTempPath(), "fakeforce-converted-" + Guid.NewGuid().ToString("N"));
        try
        {
            await ClientChecks.PassAsync("sfcli", "convert", default, [new("FAKEFORCE_TEST_PROJECT", project), new("FAKEFORCE_TEST_CONVERTED", converted)]);
            var (source, metadata) = (ProjectReading.Read([project], "/", default), ProjectReading.Read([converted], "/", default));
            Assert.Empty(metadata.Report.Lines);
            Assert.Equal(source.Definitions.GetRawText(), metadata.Definitions.GetRawText());
        }
        finally
        {
            if (Directory.Exists(converted)) Directory.Delete(converted, recursive: true);
        }
    }

    [Fact]
    public Task The_CLI_finds_the_org_at_salesforce_com_through_the_proxy() => ClientChecks.PassAsync("sfcli", "proxy", throughProxy: true);
}
