namespace FakeForce.Server.Tests.Clients;

/// <summary>gRPC for Node, and salesforce-pubsub-api-client, unchanged, against a real server.</summary>
[Collection(RealClients.Name)]
public sealed class PubSubClientTests
{
    [Theory]
    [InlineData("grpc")]
    [InlineData("client")]
    public Task PubSub_clients_find_an_org(string checks) => ClientChecks.PassAsync("pubsub", checks);
}
