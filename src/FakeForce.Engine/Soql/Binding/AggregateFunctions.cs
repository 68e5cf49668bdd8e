using System.Collections.Frozen;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>The aggregate functions and the types that each takes (SOQL and SOSL reference, "Aggregate functions: support for field types").</summary>
internal static class AggregateFunctions
{
    private static readonly FrozenDictionary<string, AggregateFunction> Names = new Dictionary<string, AggregateFunction>
    {
        ["COUNT"] = AggregateFunction.Count,
        ["COUNT_DISTINCT"] = AggregateFunction.CountDistinct,
        ["SUM"] = AggregateFunction.Sum,
        ["AVG"] = AggregateFunction.Avg,
        ["MIN"] = AggregateFunction.Min,
        ["MAX"] = AggregateFunction.Max,
        ["GROUPING"] = AggregateFunction.Grouping,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> All => Names.Keys;

    public static bool TryFind(string name, out AggregateFunction function) => Names.TryGetValue(name, out function);

    public static bool Takes(AggregateFunction function, BoundPath path)
    {
        if (path.Field?.Type.Name == "anyType") return false;
        if (path.Kind is LeafKind.Boolean or LeafKind.Time or LeafKind.Incomparable or LeafKind.MultiPicklist) return false;
        if (path.Kind != LeafKind.Id && path.Field is { } field && !field.Is(FieldFlags.Aggregatable)) return false;
        return function is not (AggregateFunction.Sum or AggregateFunction.Avg) || path.Kind is LeafKind.Integer or LeafKind.Double;
    }
}
