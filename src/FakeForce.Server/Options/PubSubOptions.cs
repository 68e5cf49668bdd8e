namespace FakeForce.Server;

/// <summary>How long Pub/Sub API waits, by the org's clock, and how much it takes and sends at once.</summary>
public sealed record PubSubOptions
{
    /// <summary>While events are owed and none come, an empty response is sent this often (comments of the proto file: within 270 seconds).</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(270);

    /// <summary>A subscriber to whom nothing is owed must ask for more within this time (guide, "Subscribe RPC Method").</summary>
    public TimeSpan SubscriberPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A publish stream needs a request this often (comments of the proto file; the table of errors says 1,800 seconds).</summary>
    public TimeSpan PublisherPatience { get; init; } = TimeSpan.FromSeconds(70);

    /// <summary>What may be owed to a subscriber, over all its requests; who asks for more gets this ("Pub/Sub API and Event Allocations").</summary>
    public int MostRequested { get; init; } = 100;

    /// <summary>Bytes of events in one response.</summary>
    public int ResponseBytes { get; init; } = 3_000_000;

    /// <summary>Bytes of one event ("Pub/Sub API and Event Allocations").</summary>
    public int EventBytes { get; init; } = 1_048_576;

    /// <summary>Bytes of one request, gRPC's own default ("Pub/Sub API and Event Allocations").</summary>
    public int RequestBytes { get; init; } = 4 * 1024 * 1024;
}
