using DotNet.Testcontainers.Containers;

namespace FakeForce.Testing.Testcontainers;

/// <summary>A FakeForce that runs in a container.</summary>
public sealed class FakeForceContainer(FakeForceConfiguration configuration) : DockerContainer(configuration)
{
    /// <summary>Log-in address, once it has been started.</summary>
    public Uri Address => new UriBuilder("http", Hostname, GetMappedPublicPort(FakeForceBuilder.Port)).Uri;

    /// <summary>An org for one test.</summary>
    public Task<TestOrg> ForkAsync(ForkOptions? options = null, CancellationToken cancellationToken = default) => Forking.ForkAsync(Address, options, configuration.ControlKey, cancellationToken);
}
