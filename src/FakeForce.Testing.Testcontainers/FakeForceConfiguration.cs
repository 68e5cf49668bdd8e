using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;

namespace FakeForce.Testing.Testcontainers;

/// <summary>What a container is made from.</summary>
public sealed class FakeForceConfiguration : ContainerConfiguration
{
    public FakeForceConfiguration() { }

    public FakeForceConfiguration(IResourceConfiguration<CreateContainerParameters> resourceConfiguration) : base(resourceConfiguration) { }

    public FakeForceConfiguration(IContainerConfiguration resourceConfiguration) : base(resourceConfiguration) { }

    public FakeForceConfiguration(FakeForceConfiguration oldValue, FakeForceConfiguration newValue) : base(oldValue, newValue) =>
        ControlKey = BuildConfiguration.Combine(oldValue.ControlKey, newValue.ControlKey);

    /// <summary>Null leaves the control plane open.</summary>
    public string? ControlKey { get; init; }
}
