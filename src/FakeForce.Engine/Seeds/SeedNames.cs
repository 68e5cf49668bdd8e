namespace FakeForce.Engine.Seeds;

/// <summary>What records of the seed are called within it, and the ids that they got. A record that failed has none.</summary>
internal sealed class SeedNames
{
    private static readonly RecordId failed = default;

    private readonly Dictionary<string, RecordId> ids = new(StringComparer.Ordinal);

    public bool TryFind(string name, out RecordId id, out bool hasFailed)
    {
        var isKnown = ids.TryGetValue(name, out id);
        hasFailed = isKnown && id == failed;
        return isKnown;
    }

    /// <summary>False if another record is called so already.</summary>
    public bool Add(string name, RecordId id) => ids.TryAdd(name, id);

    public void Fail(string name) => ids.TryAdd(name, failed);

    /// <summary>The reference ids that the files had; those that are ids of records elsewhere or stand for a place in a file are of no use outside.</summary>
    public IReadOnlyList<KeyValuePair<string, RecordId>> ReferenceIds =>
        [.. ids.Where(pair => pair.Key[0] == '@' && !pair.Key.Contains('\n', StringComparison.Ordinal)).Select(pair => new KeyValuePair<string, RecordId>(pair.Key[1..], pair.Value))];
}
