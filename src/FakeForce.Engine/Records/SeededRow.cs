using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records;

/// <summary>
/// What a record of a seed brings that no other write may: its place in the table, and values that the org sets itself.
/// Made to be used again and again.
/// </summary>
internal sealed class SeededRow
{
    /// <summary>The number in its id, or 0 for the next that is free.</summary>
    public int Number { get; set; }

    /// <summary>True where a record is put back as it was, also one that only the org makes.</summary>
    public bool KeepsAll { get; init; }

    /// <summary>True for a record that brings what only the org sets: it was exported, and what follows from it was too.</summary>
    public bool IsWhole => KeepsAll && Values.Count > 0;

    public List<(Field Field, Value Value)> Values { get; } = [];

    public Value? Find(Field field)
    {
        foreach (var (own, value) in Values)
            if (ReferenceEquals(own, field)) return value;
        return null;
    }

    public void Clear()
    {
        Number = 0;
        Values.Clear();
    }
}
