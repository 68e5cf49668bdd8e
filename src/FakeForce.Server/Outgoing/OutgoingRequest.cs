using FakeForce.Engine;

namespace FakeForce.Server.Outgoing;

/// <summary>A request that an org sends out.</summary>
/// <param name="Api">The name under which the journal has it.</param>
/// <param name="Allowed">What the org's definitions let it reach; a request to anything else is never sent.</param>
internal sealed record OutgoingRequest(Org Org, string Api, HttpMethod Method, Uri Url, AllowedOrigins Allowed)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    /// <summary>By the org's clock, from the first byte sent to the last one read.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of the answer's body.</summary>
    public int MostAnswer { get; init; } = 1024 * 1024;

    /// <summary>What is shown to a receiver that asks, with its key, in PEM; null for the org's own.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>The sObject that it is about, for the journal.</summary>
    public string? SObject { get; init; }

    /// <summary>True where rules for its API may disturb it; of outbound messages the queue asks them.</summary>
    public bool TakesFaults { get; init; }

    /// <summary>Whose it is, for fault rules.</summary>
    public RecordId User { get; init; }
}
