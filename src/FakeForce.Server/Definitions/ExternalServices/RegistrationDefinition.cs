namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>A registration as it is written, its document not yet read.</summary>
internal sealed record RegistrationDefinition(string FullName)
{
    public string? Label { get; init; }
    public string NamedCredential { get; init; } = "";
    public string? Schema { get; init; }
    public bool IsComplete { get; init; } = true;

    /// <summary>By name whether it is active; null if all are.</summary>
    public IReadOnlyDictionary<string, bool>? Operations { get; init; }

    public MediaTypes Media { get; init; } = new(new Dictionary<string, string>());
}
