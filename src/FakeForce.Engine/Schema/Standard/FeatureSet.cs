namespace FakeForce.Engine.Schema;

/// <summary>The optional features that an org has. What no feature gates is always there.</summary>
public sealed class FeatureSet
{
    private readonly HashSet<string> enabled;

    /// <summary>Throws <see cref="ArgumentException"/> naming every unknown feature and all known ones.</summary>
    public FeatureSet(params IEnumerable<string> names)
    {
        enabled = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = enabled.Except(Known, StringComparer.OrdinalIgnoreCase).ToList();
        if (unknown.Count > 0) throw new ArgumentException($"unknown feature: {string.Join(", ", unknown)}. Known features: {string.Join(", ", Known)}", nameof(names));
    }

    public static IReadOnlyList<string> Known => StandardText.Instance.Features;
    public static FeatureSet None { get; } = new();

    /// <summary>True for a null gate as well: no feature is needed.</summary>
    public bool Has(string? gate) => gate is null || enabled.Contains(gate);
}
