using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>A comparison (Help, "Flow Operators in Decision, Wait, and Collection Filter Elements").</summary>
internal sealed class BoundCondition(Reading left, FlowOperator operation, Reading right, Reading? prior, string reference)
{
    /// <summary>What asks for the record as it was, or for a way that was taken, has to say so by its name.</summary>
    public static BoundCondition Bind(FlowNames names, FlowCondition condition)
    {
        var reference = condition.LeftValueReference;
        if (condition.Operator is FlowOperator.WasVisited or FlowOperator.HasError) return OfElement(names, condition);
        if (condition.Operator == FlowOperator.Unknown) throw new FlowProblem($"FakeForce does not know the operator that {reference} is compared by");
        if (condition.Operator == FlowOperator.WasSelected) throw new FlowProblem("WasSelected is for screens, which FakeForce does not run");
        var left = names.Bind(reference);
        var takesTruth = condition.Operator is FlowOperator.IsNull or FlowOperator.IsBlank or FlowOperator.IsEmpty or FlowOperator.IsChanged or FlowOperator.WasSet;
        var right = takesTruth && condition.RightValue.Kind == FlowValueKind.None ? names.Bind(FlowValue.Of(true)) : names.Bind(condition.RightValue, takesTruth ? DatumKind.Boolean : left.IsList ? null : left.Kind);
        return new(left, condition.Operator, right, condition.Operator == FlowOperator.IsChanged ? PriorOf(names, reference) : null, reference);
    }

    public bool Holds(Interview interview)
    {
        if (operation is FlowOperator.WasVisited) return interview.Visited.Contains(reference) == right.Read(interview).Truth;
        if (operation is FlowOperator.HasError) return interview.Failed.Contains(reference) == right.Read(interview).Truth;
        if (operation is FlowOperator.IsChanged) return IsChanged(interview) == right.Read(interview).Truth;
        return Holds(operation, left.Read(interview), right.Read(interview), interview.TimeZone);
    }

    /// <summary>
    /// The comparison of two values. Texts are told apart by their case, as far as nothing else was found; <paramref name="ignoresCase"/> is for filters
    /// that are queries.
    /// </summary>
    public static bool Holds(FlowOperator operation, Datum left, Datum right, TimeZoneInfo zone, bool ignoresCase = false)
    {
        switch (operation)
        {
            case FlowOperator.IsNull or FlowOperator.WasSet: return left.IsNull == (right.Truth == (operation == FlowOperator.IsNull));
            case FlowOperator.IsEmpty or FlowOperator.IsBlank: return (left.IsEmpty || left.Kind == DatumKind.Text && string.IsNullOrWhiteSpace(left.Text)) == right.Truth;
            case FlowOperator.In: return Has(right, left);
            case FlowOperator.NotIn: return !Has(right, left);
        }
        if (left.Kind == DatumKind.List) return ListHolds(operation, left, right);
        right = left.IsNull ? right : right.To(left.Kind == DatumKind.Record ? right.Kind : left.Kind, zone);
        // A checkbox that has no value is not ticked.
        if (left.IsNull && right.Kind == DatumKind.Boolean) left = Datum.Of(false);
        return operation switch
        {
            FlowOperator.EqualTo => Comparison.AreEqual(left, right, ignoresCase),
            FlowOperator.NotEqualTo => !Comparison.AreEqual(left, right, ignoresCase),
            // An order among nulls there is not.
            _ when left.IsNull || right.IsNull => false,
            FlowOperator.GreaterThan => Comparison.Order(left, right) > 0,
            FlowOperator.GreaterThanOrEqualTo => Comparison.Order(left, right) >= 0,
            FlowOperator.LessThan => Comparison.Order(left, right) < 0,
            FlowOperator.LessThanOrEqualTo => Comparison.Order(left, right) <= 0,
            FlowOperator.Contains => left.ToString().Contains(right.ToString(), CaseOf(ignoresCase)),
            FlowOperator.StartsWith => left.ToString().StartsWith(right.ToString(), CaseOf(ignoresCase)),
            FlowOperator.EndsWith => left.ToString().EndsWith(right.ToString(), CaseOf(ignoresCase)),
            _ => throw new FlowFault("INVALID_OPERATION", $"{operation} cannot be asked of a value"),
        };
    }

    private static bool ListHolds(FlowOperator operation, Datum left, Datum right) => operation switch
    {
        FlowOperator.Contains => Has(left, right),
        FlowOperator.EqualTo => Comparison.AreEqual(left, right),
        FlowOperator.NotEqualTo => !Comparison.AreEqual(left, right),
        _ => throw new FlowFault("INVALID_OPERATION", $"{operation} cannot be asked of a collection"),
    };

    private static bool Has(Datum list, Datum entry) => list.Kind == DatumKind.List ? list.List.Exists(one => Comparison.AreEqual(one, entry)) : !list.IsNull && Comparison.AreEqual(list, entry);

    private static StringComparison CaseOf(bool ignoresCase) => ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    // A new record has not changed: there is nothing that it was.
    private bool IsChanged(Interview interview) => interview.Prior is not null && !Comparison.AreEqual(left.Read(interview), prior!.Read(interview));

    private static Reading PriorOf(FlowNames names, string reference) => reference.StartsWith("$Record.", StringComparison.OrdinalIgnoreCase)
        ? names.Bind("$Record__Prior" + reference["$Record".Length..]) : throw new FlowProblem($"IsChanged is asked of {reference}, which is no field of the record that set off the flow");

    private static BoundCondition OfElement(FlowNames names, FlowCondition condition)
    {
        var name = condition.LeftValueReference;
        if (!names.Symbols.Flow.Elements.Any(element => FlowNames.Same(element.Name, name))) throw new FlowProblem($"there is no element {name}");
        var right = condition.RightValue.Kind == FlowValueKind.None ? FlowValue.Of(true) : condition.RightValue;
        return new(new ConstantReading(default), condition.Operator, names.Bind(right, DatumKind.Boolean), null, name);
    }
}
