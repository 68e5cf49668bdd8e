using FakeForce.Server.Ambient;

namespace FakeForce.Server.Start;

/// <summary>What tests and the engine put in the place of the host's defaults.</summary>
internal sealed record HostSeams
{
    /// <summary>Opens the org; the server listens and answers 503 meanwhile.</summary>
    public Func<FakeForceOptions, TimeProvider, CancellationToken, Task<ServedOrg>> OpenOrg { get; init; } = DefaultOrg.OpenAsync;

    public TimeProvider Clock { get; init; } = HostClock.Instance;

    /// <summary>More routes, beside those of the faces.</summary>
    public Action<IEndpointRouteBuilder> MapMore { get; init; } = static _ => { };

    /// <summary>Where log lines go.</summary>
    public TextWriter Log { get; init; } = TextWriter.Null;
}
