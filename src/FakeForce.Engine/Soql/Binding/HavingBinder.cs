using FakeForce.Engine.Records;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>A comparison of one of a group's values, which <paramref name="Index"/> names.</summary>
internal sealed record GroupComparison(int Index, ComparisonOperator Operator, Constant Value, LeafKind Kind) : BoundCondition
{
    public bool TellsCase { get; init; }
}

/// <summary>Binds HAVING: like WHERE, but over groups, and without semi-joins.</summary>
internal sealed class HavingBinder(Statement statement, AggregateBinder aggregates)
{
    private readonly ConstantBinder constants = new(statement);

    public BoundCondition Bind(Condition condition) => condition switch
    {
        AndCondition and => new BoundAnd([.. and.Parts.Select(Bind)]),
        OrCondition or => new BoundOr([.. or.Parts.Select(Bind)]),
        NotCondition not => new BoundNot(Bind(not.Inner)),
        Comparison comparison => Compare(comparison.Left, comparison.Operator, comparison.Right),
        ListComparison { Operator: ListOperator.In } list => In(list),
        ListComparison { Operator: ListOperator.NotIn } list => new BoundNot(In(list)),
        ListComparison sets => throw InvalidOperator(KindOf(sets.Left), sets.Left),
        SemiJoin join => throw statement.Error(SoqlErrors.UnexpectedToken("SELECT"), join.Inner.Position),
        _ => throw new InvalidOperationException("unknown condition " + condition.GetType().Name),
    };

    private BoundOr In(ListComparison list) => new([.. list.Values.Select(v => Compare(list.Left, ComparisonOperator.Equal, v))]);

    private GroupComparison Compare(Operand left, ComparisonOperator comparison, Literal right)
    {
        // "You can't use ISO_CODEvalue … when you use an aggregate function" (SOQL and SOSL reference, "convertCurrency()").
        if (right.Kind == LiteralKind.Currency) throw statement.Error(SoqlErrors.UnexpectedToken(right.Text), right.Position);
        var (index, path, function) = aggregates.PlaceOf(left, SoqlErrors.MustBeGrouped);
        var kind = KindOf(path!, function);
        var ordered = comparison is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual or ComparisonOperator.Like);
        if (comparison == ComparisonOperator.Like && kind != LeafKind.Text || ordered && kind == LeafKind.Boolean) throw InvalidOperator(kind, left);
        if (comparison == ComparisonOperator.Like && right.Kind == LiteralKind.Null) comparison = ComparisonOperator.Equal;
        var constant = constants.Bind(path! with { Kind = kind, Position = left.Position }, right);
        if (ordered && constant.IsNull) throw statement.NotYet("null behind < or >", right.Position);
        if (comparison == ComparisonOperator.Like) constant = new(Value.Of(right.Pattern));
        // As in WHERE, a checkbox that is null is false.
        if (kind == LeafKind.Boolean && constant.IsNull) constant = new(Value.Of(false));
        return new GroupComparison(index, comparison, constant, kind) { TellsCase = kind == LeafKind.Text && LeafKinds.TellsCase(path.Field) };
    }

    private LeafKind KindOf(Operand operand)
    {
        var (_, path, function) = aggregates.PlaceOf(operand, SoqlErrors.MustBeGrouped);
        return KindOf(path!, function);
    }

    // Counts, sums and averages are numbers whatever they count; the least and the greatest value have their field's type.
    private static LeafKind KindOf(BoundPath path, AggregateFunction function) =>
        function is AggregateFunction.None or AggregateFunction.Min or AggregateFunction.Max ? path.Kind : LeafKind.Double;

    private SalesforceException InvalidOperator(LeafKind kind, Operand left) =>
        statement.Error(SoqlErrors.InvalidOperator(kind.IsId() ? "id" : kind.Shown()), left.Position);
}
