using System.Diagnostics.CodeAnalysis;

namespace FakeForce.Engine.Schema;

/// <summary>The standard sObjects as an org with the given features has them. Each is read when it is first asked for; safe for several threads.</summary>
public sealed class StandardCatalog(FeatureSet features) : Catalog
{
    private readonly StandardText text = StandardText.Instance;
    private readonly SObjectType?[] loaded = new SObjectType?[StandardText.Instance.Entries.Length];

    /// <summary>Reads the text that all catalogues share, for hosts that have a core to spare at their start.</summary>
    public static void Preload() => _ = StandardText.Instance;

    /// <summary>True for the name of a standard sObject that some org has.</summary>
    public static bool Knows(string name) => StandardText.Instance.TryFind(name, out _);

    /// <summary>Indexes below this are standard sObjects, present or gated.</summary>
    public int Count => loaded.Length;
    public FeatureSet Features => features;

    internal int LoadedCount => loaded.Count(type => type is not null);

    public override IEnumerable<SObjectType> All => Enumerable.Range(0, Count).Where(IsPresent).Select(ByIndex);

    public override bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type)
    {
        type = text.TryFind(name, out var index) && IsPresent(index) ? ByIndex(index) : null;
        return type is not null;
    }

    public override bool TryFind(KeyPrefix prefix, [NotNullWhen(true)] out SObjectType? type)
    {
        foreach (var index in text.WithPrefix(prefix))
        {
            if (!IsPresent(index)) continue;
            type = ByIndex(index);
            return true;
        }
        type = null;
        return false;
    }

    public override bool TryPrefix(string name, out KeyPrefix prefix)
    {
        prefix = default;
        if (!text.TryFind(name, out var index) || !IsPresent(index) || text.Entries[index].Prefix is not { } found) return false;
        prefix = found;
        return true;
    }

    public override SObjectType ByIndex(int index) => Volatile.Read(ref loaded[index]) ?? Load(index);

    /// <summary>True if a standard sObject has the prefix, even one that is gated here.</summary>
    internal bool Takes(KeyPrefix prefix) => text.WithPrefix(prefix).Count > 0;

    private bool IsPresent(int index) => features.Has(text.Entries[index].Gate);

    // Two threads may read the same sObject at once; the first result is everyone's.
    private SObjectType Load(int index)
    {
        var entry = text.Entries[index];
        var type = StandardReader.Read(entry, index, features, new LazyChildren(() => ChildIndex.Instance.Of(entry.Name, features)));
        return Interlocked.CompareExchange(ref loaded[index], type, null) ?? type;
    }
}
