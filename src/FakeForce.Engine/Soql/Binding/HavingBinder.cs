using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>A comparison of one of a group's values, which <paramref name="Index"/> names.</summary>
internal sealed record GroupComparison(int Index, ComparisonOperator Operator, Constant Value) : BoundCondition;

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
        _ => throw statement.Error(SoqlErrors.UnexpectedToken("IN"), condition.Position),
    };

    private BoundOr In(ListComparison list) => new([.. list.Values.Select(v => Compare(list.Left, ComparisonOperator.Equal, v))]);

    private GroupComparison Compare(Operand left, ComparisonOperator comparison, Literal right)
    {
        // "You can't use ISO_CODEvalue … when you use an aggregate function" (SOQL and SOSL reference, "convertCurrency()").
        if (right.Kind == LiteralKind.Currency) throw statement.Error(SoqlErrors.UnexpectedToken(right.Text), right.Position);
        var (index, path, function) = aggregates.PlaceOf(left, SoqlErrors.MustBeGrouped);
        var isText = function == AggregateFunction.None && path!.Kind == LeafKind.Text;
        if (comparison == ComparisonOperator.Like && !isText) throw statement.Error(SoqlErrors.InvalidOperator(path!.Kind.Shown()), left.Position);
        var isNumber = function is not (AggregateFunction.None or AggregateFunction.Min or AggregateFunction.Max);
        var typed = path! with { Kind = isNumber ? LeafKind.Double : path.Kind, Position = left.Position };
        var constant = constants.Bind(typed, right);
        if (constant.DateLiteral is not null) throw statement.NotYet("a date literal in HAVING", right.Position);
        if (constant.IsNull && comparison is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
            throw statement.NotYet("null behind < or >", right.Position);
        if (comparison == ComparisonOperator.Like) constant = new(Records.Value.Of(right.Pattern));
        return new GroupComparison(index, comparison, constant);
    }
}
