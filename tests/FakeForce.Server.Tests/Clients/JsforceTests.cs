namespace FakeForce.Server.Tests.Clients;

/// <summary>jsforce, unchanged, against a real server.</summary>
[Collection(RealClients.Name)]
public sealed class JsforceTests
{
    [Theory]
    [InlineData("login")]
    [InlineData("sessions")]
    [InlineData("describe")]
    [InlineData("rows")]
    [InlineData("composite")]
    [InlineData("query")]
    [InlineData("paging")]
    [InlineData("bulk1")]
    [InlineData("bulk2")]
    [InlineData("streaming")]
    [InlineData("actions")]
    [InlineData("apex")]
    [InlineData("demo")]
    public Task Jsforce_finds_an_org(string checks) => ClientChecks.PassAsync("jsforce", checks);

    [Fact]
    public Task Jsforce_finds_the_org_at_salesforce_com_through_the_proxy() => ClientChecks.PassAsync("jsforce", "proxy", throughProxy: true);
}
