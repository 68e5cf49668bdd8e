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

    /// <summary>FORMAT(MIN(CloseDate)): whether the values of the aggregate are such as can be formatted.</summary>
    public static bool Takes(AggregateFunction function, BoundPath path) =>
        function is AggregateFunction.Count or AggregateFunction.CountDistinct or AggregateFunction.Grouping || Takes(path);

    private static bool Takes(BoundPath path) =>
        path.Function is null && path.Kind is LeafKind.Integer or LeafKind.Double or LeafKind.Date or LeafKind.DateTime or LeafKind.Time;
}
