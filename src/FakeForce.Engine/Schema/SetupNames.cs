namespace FakeForce.Engine.Schema;

/// <summary>What formulas may name of an org beside its sObjects.</summary>
public sealed record SetupNames
{
    public static readonly SetupNames None = new();

    /// <summary>Texts by the names of custom labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlySet<string> CustomPermissions { get; init; } = new HashSet<string>();

    /// <summary>Of the addresses of the org that a server is started with; its copies share it.</summary>
    public string MyDomain { get; init; } = DefaultDomain;

    public const string DefaultDomain = "fakeforce";

    internal bool IsEmpty => Labels.Count + CustomPermissions.Count == 0 && MyDomain == DefaultDomain;
}
