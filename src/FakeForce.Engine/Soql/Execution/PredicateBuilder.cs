using FakeForce.Engine.State;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Execution.Functions;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>Turns a bound condition into predicates for one run, in which date literals are days and semi-joins are sets.</summary>
internal sealed class PredicateBuilder(Run run)
{
    public Predicate Build(BoundCondition? condition) => condition switch
    {
        null => new Always(true),
        BoundAnd and => new AllOf([.. and.Parts.OrderBy(ConditionCost.Of).Select(Build)]),
        BoundOr or => new AnyOf([.. or.Parts.Select(Build)]),
        BoundNot not => new Negation(Build(not.Inner)),
        BoundComparison comparison => Walk(comparison.Path, leaf => Compare(comparison, leaf)),
        BoundList list => Walk(list.Path, leaf => CompareList(list, leaf)),
        BoundDistance distance => new DistancePredicate(distance, run),
        BoundScope scope => ScopePredicates.Of(scope, run),
        BoundSemiJoin join => Walk(join.Path, leaf => new IdIn(SourceOf(leaf), run.IdsOf(join), join.Negated)),
        _ => throw new InvalidOperationException("unknown condition " + condition.GetType().Name),
    };

    private Predicate Walk(BoundPath path, Func<LeafStep, Predicate> atLeaf) => Walk(path.Root, atLeaf, AbsentLeaf.In(path.Root));

    private Predicate Walk(PathStep step, Func<LeafStep, Predicate> atLeaf, LeafStep absent) => step switch
    {
        LeafStep leaf => atLeaf(leaf),
        ParentStep parent => new ParentPredicate(parent.Reference.Ordinal, [.. parent.Targets.Select(t => new TargetTable(t.Type.KeyPrefix ?? default, run.TableOf(t.Type), Walk(t.Next, atLeaf, absent), run.SightOf(t.Type)))]),
        TypeNameStep type => TypeName(atLeaf, type.Type),
        _ => new Always(atLeaf(absent).Matches(default, default)),
    };

    // The name of an sObject is compared like a text field; the predicate for such a field runs on a row made of it.
    private static TypeNamePredicate TypeName(Func<LeafStep, Predicate> atLeaf, SObjectType type)
    {
        var predicate = atLeaf(AbsentLeaf.Step);
        return new TypeNamePredicate(predicate.Matches(AbsentLeaf.RowOf(type.Name), default), predicate.Matches(default, default));
    }

    // A field that this parent lacks is of the kind that it has where it is.
    private static LeafKind KindOf(BoundPath path, LeafStep leaf) => leaf == AbsentLeaf.Step ? path.Kind : LeafKinds.Of(leaf.Field);

    private static IdSource SourceOf(LeafStep leaf) => LeafKinds.Of(leaf.Field) == LeafKind.Id ? IdSource.Own : new IdSource(leaf.Field.Ordinal);

    private Predicate Compare(BoundComparison comparison, LeafStep leaf)
    {
        var field = leaf.Field;
        var constant = comparison.Value;
        var negated = comparison.Operator == ComparisonOperator.NotEqual;
        if (comparison.Path.Function is not null) return DatePart(comparison, leaf);
        var kind = KindOf(comparison.Path, leaf);
        if (kind == LeafKind.Boolean) return Boolean(field, constant.Value.AsBoolean, negated);
        if (kind.IsId()) return Id(SourceOf(leaf), comparison.Operator, constant.Value);
        if (kind.IsText()) return new TextPredicate(field.Ordinal, Labelled(comparison.Path, field, TextOf(comparison, kind, field)), negated);
        if (constant.IsNull) return new IsNull(field.Ordinal, negated);
        if (constant.Currency is { } code) return new AmountPredicate(leaf, comparison.Operator, run.Currencies!.ToCorporate(constant.Value.AsDouble, code), run.Currencies);
        if (kind == LeafKind.Double) return DoubleOf(field, comparison.Operator, constant.Value.AsDouble, negated);
        return IntegerOf(field, kind, comparison.Operator, constant, negated);
    }

    // A checkbox is never null, and null means false: "= null" is "= false" (SOQL and SOSL reference, "Use null in WHERE").
    private static BooleanIs Boolean(Field field, bool value, bool negated) => new(field.Ordinal, value != negated);

    private static Predicate Id(IdSource source, ComparisonOperator comparison, Value value)
    {
        var id = value.AsId;
        var place = IdRange.PlaceOf(id);
        return comparison switch
        {
            ComparisonOperator.Equal => new IdEquals(source, id, false),
            ComparisonOperator.NotEqual => new IdEquals(source, id, true),
            ComparisonOperator.Less => place == 0 ? new Always(false) : new IdRange(source, 0, place - 1),
            ComparisonOperator.LessOrEqual => new IdRange(source, 0, place),
            ComparisonOperator.Greater => new IdRange(source, place + 1, ulong.MaxValue),
            _ => new IdRange(source, place, ulong.MaxValue),
        };
    }

    private static DoubleRange DoubleOf(Field field, ComparisonOperator comparison, double value, bool negated)
    {
        var (low, high) = RangeOf(comparison, value);
        return new(field.Ordinal, low, high, negated);
    }

    internal static (double Low, double High) RangeOf(ComparisonOperator comparison, double value) => comparison switch
    {
        ComparisonOperator.Less => (double.NegativeInfinity, Math.BitDecrement(value)),
        ComparisonOperator.LessOrEqual => (double.NegativeInfinity, value),
        ComparisonOperator.Greater => (Math.BitIncrement(value), double.PositiveInfinity),
        ComparisonOperator.GreaterOrEqual => (value, double.PositiveInfinity),
        _ => (value, value),
    };

    private IntegerRange IntegerOf(Field field, LeafKind kind, ComparisonOperator comparison, Constant constant, bool negated)
    {
        var (low, high) = RangeOf(kind, comparison, constant);
        return new(field.Ordinal, low, high, negated);
    }

    private Predicate DatePart(BoundComparison comparison, LeafStep leaf)
    {
        var negated = comparison.Operator == ComparisonOperator.NotEqual;
        if (comparison.Value.IsNull) return new IsNull(leaf.Field.Ordinal, negated);
        var (low, high) = RangeOf(comparison.Path.Kind, comparison.Operator, comparison.Value);
        var parts = new DateParts(comparison.Path.Function!, LeafKinds.Of(leaf.Field) == LeafKind.Date, run);
        return new DatePartRange(leaf.Field.Ordinal, parts, low, high, negated);
    }

    internal (long Low, long High) RangeOf(LeafKind kind, ComparisonOperator comparison, Constant constant)
    {
        var (first, last) = RangeOf(kind, constant);
        return comparison switch
        {
            ComparisonOperator.Less => (long.MinValue, first - 1),
            ComparisonOperator.LessOrEqual => (long.MinValue, last),
            ComparisonOperator.Greater => (last + 1, long.MaxValue),
            ComparisonOperator.GreaterOrEqual => (first, long.MaxValue),
            _ => (first, last),
        };
    }

    // A constant is a range of its own: a date literal spans days; a fraction lies between two whole numbers and equals none.
    private (long First, long Last) RangeOf(LeafKind kind, Constant constant)
    {
        if (constant.DateLiteral is { } literal) return kind == LeafKind.Date ? run.Ranges.Days(literal) : run.Ranges.Milliseconds(literal);
        if (constant.Value.Kind == StorageKind.Integer) return (constant.Value.Bits, constant.Value.Bits);
        var number = Math.Clamp(constant.Value.AsDouble, -9e18, 9e18);
        return ((long)Math.Ceiling(number), (long)Math.Floor(number));
    }

    private static TextTest TextOf(BoundComparison comparison, LeafKind kind, Field field)
    {
        var value = comparison.Value.Value;
        return comparison.Operator switch
        {
            ComparisonOperator.Like => new LikePattern(value.AsText, LeafKinds.TellsCase(field)),
            ComparisonOperator.Less => new TextOrder(value.Bytes!, below: true, orEqual: false),
            ComparisonOperator.LessOrEqual => new TextOrder(value.Bytes!, below: true, orEqual: true),
            ComparisonOperator.Greater => new TextOrder(value.Bytes!, below: false, orEqual: false),
            ComparisonOperator.GreaterOrEqual => new TextOrder(value.Bytes!, below: false, orEqual: true),
            _ => EqualTo(value, kind, field),
        };
    }

    private static TextTest Labelled(BoundPath path, Field field, TextTest test) => path.AsLabel ? new LabelTest(PicklistLabels.Of(field), test) : test;

    private static TextTest EqualTo(Value value, LeafKind kind, Field field)
    {
        if (kind == LeafKind.MultiPicklist && !value.IsNull) return new SameSet(new IncludesAll(value.AsText));
        return LeafKinds.TellsCase(field) ? new TextEqualsExactly(value.Bytes ?? []) : new TextEquals(new FoldedText(value.Bytes ?? []));
    }

    private Predicate CompareList(BoundList list, LeafStep leaf)
    {
        var kind = list.Path.Function is null ? KindOf(list.Path, leaf) : list.Path.Kind;
        var negated = list.Operator is ListOperator.NotIn or ListOperator.Excludes;
        if (kind.IsId()) return new IdIn(SourceOf(leaf), [.. list.Values.Select(v => v.Value.AsId)], negated);
        if (list.Operator is ListOperator.Includes or ListOperator.Excludes)
            return new TextPredicate(leaf.Field.Ordinal, Labelled(list.Path, leaf.Field, new AnyText([.. list.Values.Select(SetTest)])), negated);
        if (kind.IsText()) return new TextPredicate(leaf.Field.Ordinal, Labelled(list.Path, leaf.Field, AnyOfTexts(list, kind, leaf.Field)), negated);
        var parts = list.Values.Select(v => Compare(new BoundComparison(list.Path, ComparisonOperator.Equal, v), leaf)).ToArray();
        return negated ? new Negation(new AnyOf(parts)) : new AnyOf(parts);
    }

    private static TextTest SetTest(Constant value) => value.IsNull ? new TextEquals(new FoldedText([])) : new IncludesAll(value.Value.AsText);

    private static TextTest AnyOfTexts(BoundList list, LeafKind kind, Field field)
    {
        if (kind == LeafKind.MultiPicklist || field.Is(FieldFlags.CaseSensitive)) return new AnyText([.. list.Values.Select(v => EqualTo(v.Value, kind, field))]);
        return new TextSet(list.Values.Select(v => new FoldedText(v.Value.Bytes ?? [])));
    }
}
