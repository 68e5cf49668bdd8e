using System.Collections;
using FakeForce.Server.Options;
using FakeForce.Testing;
using FakeForce.Testing.Testcontainers;

namespace FakeForce.Server.Tests.Testing;

/// <summary>
/// src/FakeForce.Testing.Testcontainers: what Docker is asked for, when a container counts as ready, and that its orgs are forked. The image itself
/// does not run here, since Docker is not everywhere; a server of this process stands behind the container's port.
/// </summary>
public sealed class ContainerTests
{
    [Fact]
    public async Task Options_become_variables_that_a_server_understands()
    {
        await using var docker = await DockerStandIn.StartAsync();
        await using var container = Built(docker, builder => builder.WithOption("edition", "enterprise").WithOption("max-orgs", "5"));
        await container.StartAsync(Server.Ending);
        Assert.Equal("fakeforce:latest", docker.Made.GetProperty("Image").GetString());
        Assert.Equal(["FAKEFORCE_EDITION=enterprise", "FAKEFORCE_MAX_ORGS=5", "FAKEFORCE_OPEN_CONTROL=true"], docker.Variables);
        Assert.Equal((5, true), (Understood(docker).MaxOrgs, Understood(docker).OpenControl));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_control_key_shuts_the_control_plane_however_it_is_given(bool byName)
    {
        await using var docker = await DockerStandIn.StartAsync();
        await using var container = Built(docker, builder => byName ? builder.WithOption("control-key", "key") : builder.WithControlKey("key"));
        await container.StartAsync(Server.Ending);
        Assert.Equal(("key", false), (Understood(docker).ControlKey, Understood(docker).OpenControl));
    }

    [Fact]
    public async Task It_is_ready_once_health_says_so_at_the_port_that_Docker_chose()
    {
        await using var docker = await DockerStandIn.StartAsync();
        await using var container = Built(docker, builder => builder);
        await container.StartAsync(Server.Ending);
        Assert.Equal(2, docker.HealthAsked);
        Assert.Equal("", docker.Made.GetProperty("HostConfig").GetProperty("PortBindings").GetProperty("8080/tcp")[0].GetProperty("HostPort").GetString());
        Assert.Equal(docker.Address.Port, container.Address.Port);
    }

    [Fact]
    public async Task Its_orgs_are_forked_with_its_key()
    {
        await using var server = await FakeForceServer.StartAsync(new FakeForceOptions { Port = 0, ControlKey = "key" }, Server.Ending);
        await using var docker = await DockerStandIn.StartAsync(server.Address.Port);
        await using var container = Built(docker, builder => builder.WithControlKey("key"));
        await container.StartAsync(Server.Ending);
        await using var org = await container.ForkAsync(new ForkOptions { Name = "one" }, Server.Ending);
        Assert.Equal(("one", server.Address.Port), (org.Name, org.Address.Port));
        Assert.Equal("frozen", (await org.Control.SetClockAsync(new() { Speed = 0 }, Server.Ending)).Mode);
    }

    // Without clean-up, which is a container of its own.
    private static FakeForceContainer Built(DockerStandIn docker, Func<FakeForceBuilder, FakeForceBuilder> with) =>
        with(new FakeForceBuilder("fakeforce:latest").WithDockerEndpoint(docker.Address).WithCleanUp(false)).Build();

    private static FakeForceOptions Understood(DockerStandIn docker)
    {
        IDictionary variables = docker.Variables.Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        var reading = OptionReading.Read([], variables, AppContext.BaseDirectory);
        Assert.Empty(reading.Problems.Concat(reading.Warnings));
        return reading.Options;
    }
}
