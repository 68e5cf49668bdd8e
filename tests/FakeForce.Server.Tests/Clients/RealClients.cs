namespace FakeForce.Server.Tests.Clients;

/// <summary>One real client at a time: each takes a whole core, and log-ins by browser share port 1717.</summary>
[CollectionDefinition(Name)]
public sealed class RealClients
{
    public const string Name = "real clients";
}
