namespace FakeForce.Server.Tests.Rest;

/// <summary>One org for a class of tests that change nothing.</summary>
public sealed class SharedSampleOrg : IAsyncLifetime
{
    internal SampleOrg Org { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Org = await SampleOrg.StartAsync();

    public ValueTask DisposeAsync() => Org.DisposeAsync();
}
