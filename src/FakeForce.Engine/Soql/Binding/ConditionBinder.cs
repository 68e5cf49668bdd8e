using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>Resolves a WHERE condition and holds every comparison to the rules of its field.</summary>
internal sealed class ConditionBinder(QueryScope scope, SemiJoinBinder semiJoins)
{
    private readonly Statement statement = scope.Statement;
    private readonly ConstantBinder constants = new(scope.Statement);

    /// <summary>
    /// Semi-joins may stand at the top, or among the parts of an AND there, but not in an AND within that: live orgs refuse
    /// <c>(a AND b IN (SELECT …)) AND c</c>.
    /// </summary>
    public BoundCondition Bind(Condition condition) => condition is AndCondition and ? new BoundAnd([.. and.Parts.Select(BindTop)]) : BindTop(condition);

    private BoundCondition BindTop(Condition condition) => condition is SemiJoin join ? semiJoins.Bind(join, scope) : BindNested(condition);

    private BoundCondition BindNested(Condition condition) => condition switch
    {
        AndCondition and => new BoundAnd([.. and.Parts.Select(BindNested)]),
        OrCondition or => new BoundOr([.. or.Parts.Select(BindAlternative)]),
        NotCondition not => new BoundNot(BindNested(not.Inner)),
        Comparison comparison => Compare(comparison),
        ListComparison list => CompareList(list),
        _ => throw statement.Error(SoqlErrors.SemiJoinNotAtTop, condition.Position),
    };

    private BoundCondition BindAlternative(Condition condition) =>
        condition is SemiJoin ? throw statement.Error(SoqlErrors.SemiJoinWithOr, condition.Position) : BindNested(condition);

    private BoundCondition Compare(Comparison comparison)
    {
        if (comparison.Left.Is(FunctionNames.Distance)) return new DistanceBinder(scope).BindFilter(comparison);
        var path = Filterable(comparison.Left);
        var ordered = comparison.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual or ComparisonOperator.Like);
        if (comparison.Operator == ComparisonOperator.Like) return Like(path, comparison);
        if (ordered && path.Kind is LeafKind.Boolean or LeafKind.MultiPicklist) throw InvalidOperator(path);
        var constant = constants.Bind(path, comparison.Right);
        if (ordered && constant.IsNull) throw statement.NotYet("null behind < or >", comparison.Right.Position);
        return new BoundComparison(path, comparison.Operator, constant);
    }

    private BoundComparison Like(BoundPath path, Comparison comparison)
    {
        if (path.Kind != LeafKind.Text) throw InvalidOperator(path);
        if (comparison.Right.Kind == LiteralKind.Null) return new BoundComparison(path, ComparisonOperator.Equal, default);
        return new BoundComparison(path, ComparisonOperator.Like, new(Value.Of(constants.Text(path, comparison.Right).Pattern)));
    }

    private BoundList CompareList(ListComparison list)
    {
        var path = Filterable(list.Left);
        var sets = list.Operator is ListOperator.Includes or ListOperator.Excludes;
        if (sets && path.Kind != LeafKind.MultiPicklist) throw InvalidOperator(path);
        IReadOnlyList<Constant> values = [.. list.Values.Select(v => constants.Bind(path, v))];
        CurrencyBinder.CheckList(values, path, statement);
        return new BoundList(path, list.Operator, values);
    }

    private BoundPath Filterable(Operand operand)
    {
        var path = FunctionBinder.Resolve(operand, scope, "WHERE");
        if (!path.IsFilterable) throw statement.Error(SoqlErrors.NotFilterable(path.LeafName), path.Position);
        // "For proximity searches, use a WHERE DISTANCE(…)": a compound itself cannot be compared (Object Reference, "Compound Field Considerations and Limitations").
        // Nor can the old and new values of history (anyType), as live orgs say of them.
        if (path.Field?.Type.Name is "address" or "location" or "anyType") throw statement.Error(SoqlErrors.NotFilterable(path.LeafName), path.Position);
        if (path.Kind == LeafKind.Incomparable) throw statement.NotYet($"a filter on {path.LeafName}, a field without a stored value,", path.Position);
        return path;
    }

    private SalesforceException InvalidOperator(BoundPath path) =>
        statement.Error(SoqlErrors.InvalidOperator(path.Kind.IsId() ? "id" : path.Field?.Type.Name ?? "string"), path.Position);
}
