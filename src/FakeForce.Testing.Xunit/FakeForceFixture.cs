using FakeForce.Server;
using Xunit;

namespace FakeForce.Testing.Xunit;

/// <summary>
/// One server for all tests of an assembly, collection or class; each test forks an org of its own. Derive from it to say how the server is
/// started, what it is seeded with, or what is done once before all tests.
/// </summary>
public class FakeForceFixture : IAsyncLifetime
{
    private FakeForceServer? server;

    public FakeForceServer Server => server ?? throw new InvalidOperationException("the fixture has not been initialized yet");

    /// <summary>How it is started; the port is always a free one.</summary>
    protected virtual FakeForceOptions Options => new();

    /// <summary>An org for one test: <c>await using var org = await fixture.ForkAsync();</c></summary>
    public Task<TestOrg> ForkAsync(ForkOptions? options = null) => Server.ForkAsync(options, TestContext.Current.CancellationToken);

    public virtual async ValueTask InitializeAsync() => server = await FakeForceServer.StartAsync(Options with { Port = 0 }, TestContext.Current.CancellationToken).ConfigureAwait(false);

    public virtual async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }
}
