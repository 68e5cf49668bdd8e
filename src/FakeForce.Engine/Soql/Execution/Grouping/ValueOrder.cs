using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.Soql.Execution.Sorting;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Grouping;

/// <summary>Sort keys of computed values, by the rules for the field that they come from: picklists have an order of their own.</summary>
internal static class ValueOrder
{
    public static SortKey KeyOf(in Value value, Field? field) => value.Kind switch
    {
        StorageKind.None => default,
        StorageKind.Integer => new(true, IndexKey.OfInteger(value.Bits)),
        StorageKind.Double => new(true, IndexKey.OfDouble(value.AsDouble)),
        StorageKind.Reference => new(true, IdRange.PlaceOf(value.AsId)),
        StorageKind.Text when field is { Type.Name: "picklist", PicklistValues.Count: > 0 } => new PicklistKey(field).Of(value.Bytes),
        StorageKind.Text => TextKey.Of(value.Bytes),
        _ => new(true, (ulong)value.Bits),
    };
}

/// <summary>Equality of group keys: texts that differ in case alone are one group where SOQL compares without case.</summary>
internal sealed class SameKeys(IReadOnlyList<BoundPath> paths) : IEqualityComparer<Value[]>
{
    private readonly bool[] tellsCase = [.. paths.Select(path => LeafKinds.TellsCase(path.Field))];

    public bool Equals(Value[]? x, Value[]? y)
    {
        for (var i = 0; i < x!.Length; i++)
        {
            var (a, b) = (x[i], y![i]);
            if (a.Kind != b.Kind) return false;
            if (a.Kind == StorageKind.Text ? !ReferenceEquals(a.Bytes, b.Bytes) && Differ(a.Bytes, b.Bytes, tellsCase[i]) : a.Bits != b.Bits) return false;
        }
        return true;
    }

    private static bool Differ(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, bool tellsCase) => tellsCase ? !a.SequenceEqual(b) : FoldedText.Compare(a, b) != 0;

    public int GetHashCode(Value[] keys)
    {
        var hash = new HashCode();
        foreach (var key in keys) hash.Add(key.Kind == StorageKind.Text ? IndexKey.OfText(key.Bytes) : (ulong)key.Bits);
        return hash.ToHashCode();
    }
}
