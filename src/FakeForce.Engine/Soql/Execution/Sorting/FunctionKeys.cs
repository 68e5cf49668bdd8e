using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Execution.Functions;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Sorting;

internal sealed class DistanceKey(DistanceBetween function, Run run) : SortKeyReader
{
    private readonly GreatCircle circle = new(function, run);

    public override SortKey Read(Row row, RecordId id) => circle.Between(row, id) is { } length ? new(true, IndexKey.OfDouble(length)) : default;
}

/// <summary>"Ordering is always based on the converted currency value" (SOQL and SOSL reference, "convertCurrency()").</summary>
internal sealed class AmountKey(LeafStep leaf, Currencies currencies) : SortKeyReader
{
    public override SortKey Read(Row row, RecordId id) =>
        row.Has(leaf.Field.Ordinal) ? new(true, IndexKey.OfDouble(currencies.ToCorporate(row.Double(leaf.Field.Ordinal), leaf.Type, row))) : default;
}
