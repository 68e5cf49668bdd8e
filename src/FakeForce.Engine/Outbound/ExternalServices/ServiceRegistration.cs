namespace FakeForce.Engine.Outbound.ExternalServices;

/// <summary>An external service in the words of ExternalServiceRegistration, with its document read.</summary>
public sealed record ServiceRegistration(string FullName)
{
    private readonly string? label;

    public string Label
    {
        get => label ?? FullName;
        init => label = value;
    }

    public string NamedCredential { get; init; } = "";

    /// <summary>False for one whose registration is not completed: it has no actions.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The active ones.</summary>
    public IReadOnlyList<ServiceOperation> Operations { get; init; } = [];

    /// <summary>All that the document has, whether active or not.</summary>
    public int DocumentOperations { get; init; }

    /// <summary>Objects that active operations use, and that the document has.</summary>
    public int ActiveObjects { get; init; }
    public int DocumentObjects { get; init; }
}
