using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using FakeForce.Engine.Access;

namespace FakeForce.Engine.Schema;

/// <summary>
/// The sObjects of Tooling API: those that only it has (Tooling.txt), and of the org's own those that describe metadata. What
/// of Tooling API is not built, is not here.
/// </summary>
public sealed class ToolingCatalog : Catalog
{
    private static readonly string[] shared = ["DataType", "EntityDefinition", "EntityParticle", "FieldDefinition", "PicklistValueInfo", "RelationshipDomain", "RelationshipInfo", "UserEntityAccess"];
    private static readonly ConditionalWeakTable<Catalog, ToolingCatalog> known = [];
    private static readonly Lazy<SObjectType[]> own = new(Load);
    private static readonly Lazy<FrozenDictionary<string, SObjectType>> byName = new(() => own.Value.ToFrozenDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase));

    private readonly Catalog org;

    private ToolingCatalog(Catalog org) => this.org = org;

    /// <summary>One for each catalogue, kept with it.</summary>
    public static ToolingCatalog Of(Catalog org) => known.GetValue(org, static catalog => new ToolingCatalog(catalog));

    internal override AccessPolicy? Access => org.Access;

    internal override object? View => org.View;

    /// <summary>True for what no other API has.</summary>
    public static bool IsOwn(SObjectType type) => type.Index < 0;

    public override IEnumerable<SObjectType> All => own.Value.Concat(shared.Select(name => org[name])).OrderBy(type => type.Name, StringComparer.OrdinalIgnoreCase);

    public override bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type)
    {
        if (byName.Value.TryGetValue(name, out type)) return true;
        return shared.Contains(name, StringComparer.OrdinalIgnoreCase) && org.TryFind(name, out type);
    }

    public override bool TryFind(KeyPrefix prefix, [NotNullWhen(true)] out SObjectType? type)
    {
        type = Array.Find(own.Value, own => own.KeyPrefix == prefix);
        return type is not null || org.TryFind(prefix, out type);
    }

    // Those of the org count from 0 up.
    public override SObjectType ByIndex(int index) => index < 0 ? own.Value[-1 - index] : org.ByIndex(index);

    public override bool TryPrefix(string name, out KeyPrefix prefix)
    {
        prefix = default;
        if (!byName.Value.TryGetValue(name, out var type)) return org.TryPrefix(name, out prefix);
        prefix = type.KeyPrefix ?? default;
        return type.KeyPrefix is not null;
    }

    private static SObjectType[] Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("tooling.txt")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return [.. StandardText.EntriesOf(bytes).Select((entry, place) => StandardReader.Read(entry, -1 - place, FeatureSet.None, []))];
    }
}
