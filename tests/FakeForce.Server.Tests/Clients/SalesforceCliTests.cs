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
    public Task The_CLI_finds_the_org_at_salesforce_com_through_the_proxy() => ClientChecks.PassAsync("sfcli", "proxy", throughProxy: true);
}
