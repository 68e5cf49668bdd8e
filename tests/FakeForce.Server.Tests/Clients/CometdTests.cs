namespace FakeForce.Server.Tests.Clients;

/// <summary>The CometD project's own client for Node, unchanged, against a real server.</summary>
[Collection(RealClients.Name)]
public sealed class CometdTests
{
    [Theory]
    [InlineData("streaming")]
    public Task Cometd_streams(string checks) => ClientChecks.PassAsync("cometd", checks);
}
