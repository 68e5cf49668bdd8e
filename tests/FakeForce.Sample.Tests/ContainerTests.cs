using FakeForce.Testing.Testcontainers;

namespace FakeForce.Sample.Tests;

/// <summary>How a container is made. It is not started here, since Docker is not everywhere; what it would be started with is looked at.</summary>
public sealed class ContainerTests
{
    [Fact]
    public void A_container_is_made_from_the_image_with_its_options()
    {
        // An address where no Docker is: nothing but its being given is asked for.
        var container = new FakeForceBuilder("fakeforce:latest").WithDockerEndpoint("tcp://127.0.0.1:1").WithOption("edition", "enterprise").WithControlKey("key").Build();
        Assert.Equal("fakeforce:latest", container.Image.FullName);
        Assert.Equal("FAKEFORCE_MAX_ORGS", FakeForceBuilder.VariableOf("max-orgs"));
    }
}
