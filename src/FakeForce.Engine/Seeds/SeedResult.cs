namespace FakeForce.Engine.Seeds;

/// <summary>What was loaded: records by sObject in the order of loading, and the ids behind the reference ids.</summary>
public sealed record SeedResult(IReadOnlyList<KeyValuePair<string, long>> Counts, IReadOnlyList<KeyValuePair<string, RecordId>> Ids)
{
    public long Records => Counts.Sum(count => count.Value);
}
