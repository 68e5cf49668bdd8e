using Docker.DotNet.Models;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Configurations;
using DotNet.Testcontainers.Containers;

namespace FakeForce.Testing.Testcontainers;

/// <summary>
/// A container of FakeForce's image: <c>await using var container = new FakeForceBuilder("fakeforce:latest").Build(); await container.StartAsync();</c>
/// </summary>
public sealed class FakeForceBuilder : ContainerBuilder<FakeForceBuilder, FakeForceContainer, FakeForceConfiguration>
{
    public const ushort Port = 8080;

    public FakeForceBuilder(string image) : this(new FakeForceConfiguration()) => DockerResourceConfiguration = Init().WithImage(image).DockerResourceConfiguration;

    private FakeForceBuilder(FakeForceConfiguration configuration) : base(configuration) => DockerResourceConfiguration = configuration;

    protected override FakeForceConfiguration DockerResourceConfiguration { get; }

    /// <summary>An option of the command line by its name, such as ("edition", "enterprise").</summary>
    public FakeForceBuilder WithOption(string name, string value) => name == "control-key" ? WithControlKey(value) : WithEnvironment(VariableOf(name), value);

    /// <summary>max-orgs → FAKEFORCE_MAX_ORGS.</summary>
    public static string VariableOf(string option) => "FAKEFORCE_" + option.Replace('-', '_').ToUpperInvariant();

    /// <summary>The key that callers of the control plane must show; without it everybody may use it who reaches the container.</summary>
    public FakeForceBuilder WithControlKey(string key) =>
        Merge(DockerResourceConfiguration, new FakeForceConfiguration { ControlKey = key }).WithEnvironment("FAKEFORCE_CONTROL_KEY", key).WithEnvironment("FAKEFORCE_OPEN_CONTROL", "false");

    public override FakeForceContainer Build()
    {
        Validate();
        return new FakeForceContainer(DockerResourceConfiguration);
    }

    protected override FakeForceBuilder Init() => base.Init()
        .WithPortBinding(Port, assignRandomHostPort: true)
        .WithEnvironment("FAKEFORCE_OPEN_CONTROL", "true")
        .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(request => request.ForPort(Port).ForPath("/_fakeforce/health")));

    protected override FakeForceBuilder Clone(IResourceConfiguration<CreateContainerParameters> resourceConfiguration) => Merge(DockerResourceConfiguration, new FakeForceConfiguration(resourceConfiguration));

    protected override FakeForceBuilder Clone(IContainerConfiguration resourceConfiguration) => Merge(DockerResourceConfiguration, new FakeForceConfiguration(resourceConfiguration));

    protected override FakeForceBuilder Merge(FakeForceConfiguration oldValue, FakeForceConfiguration newValue) => new(new FakeForceConfiguration(oldValue, newValue));
}
