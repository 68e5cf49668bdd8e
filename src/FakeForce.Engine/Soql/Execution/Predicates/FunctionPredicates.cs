using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Execution.Functions;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>Nearer or farther than so much; a place that is not set is neither.</summary>
internal sealed class DistancePredicate(BoundDistance condition, Run run) : Predicate
{
    private readonly GreatCircle circle = new(condition.Function, run);

    public override bool Matches(Row row, RecordId id) => circle.Between(row, id) is { } length && (condition.Nearer ? length < condition.Than : length > condition.Than);
}

/// <summary>A question about a picklist value's label rather than the value.</summary>
internal sealed class LabelTest(PicklistLabels labels, TextTest inner) : TextTest
{
    public override bool Matches(ReadOnlySpan<byte> text) => inner.Matches(labels.LabelOf(text));
}
