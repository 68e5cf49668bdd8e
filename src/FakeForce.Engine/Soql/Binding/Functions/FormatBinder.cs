using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>FORMAT() takes "number, date, time, and currency fields" (SOQL and SOSL reference, "FORMAT ()"), percentages among the numbers.</summary>
internal static class FormatBinder
{
    public static BoundPath Bind(FunctionCall call, QueryScope scope)
    {
        if (call.Arguments is [FunctionCall inner]) throw FunctionNames.Misplaced(inner, FunctionNames.Format + "()", scope.Statement);
        var path = FieldArgument.Of(call, scope);
        return Takes(path) ? path : throw scope.Statement.Error(SoqlErrors.FieldLacksFunction(FunctionNames.Format, path.LeafName), call.Position);
    }

    /// <summary>The MIN(CloseDate) of FORMAT(MIN(CloseDate)).</summary>
    public static FunctionCall AggregateIn(FunctionCall call, Statement statement, out AggregateFunction function)
    {
        function = AggregateFunction.None;
        return call.Arguments is [FunctionCall inner] && AggregateFunctions.TryFind(inner.Name.Text, out function) ? inner
            : throw statement.NotYet("FORMAT() of anything but an aggregate in a query with groups", call.Position);
    }

    /// <summary>FORMAT(MIN(CloseDate)), whose aggregate is the value <paramref name="source"/> of the group.</summary>
    public static FormattedAggregate Bind(FunctionCall call, AggregateFunction function, BoundPath path, int source, Statement statement)
    {
        if (function is AggregateFunction.Count or AggregateFunction.CountDistinct or AggregateFunction.Grouping) return new FormattedAggregate(source, "int", 0);
        if (!Takes(path)) throw statement.Error(SoqlErrors.FieldLacksFunction(FunctionNames.Format, path.LeafName), call.Position);
        // How many decimals the average of numbers is shown with is not documented.
        if (function == AggregateFunction.Avg && !CurrencyBinder.IsAmount(path)) throw statement.NotYet("FORMAT(AVG()) of numbers", call.Position);
        return new FormattedAggregate(source, path.Field!.Type.Name, path.Field.Scale);
    }

    private static bool Takes(BoundPath path) =>
        path.Function is null && path.Kind is LeafKind.Integer or LeafKind.Double or LeafKind.Date or LeafKind.DateTime or LeafKind.Time;
}
