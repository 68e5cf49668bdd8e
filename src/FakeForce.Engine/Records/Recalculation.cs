using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records;

/// <summary>A record that the org itself saves again, because values of it follow from another.</summary>
internal sealed record Recalculation(SObjectType Type, RecordId Id)
{
    public List<(Field Field, Value Value)> Values { get; } = [];
}
