using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// Binds a query that groups or aggregates. Every operand in SELECT, HAVING and ORDER BY becomes a place among a group's
/// values: the keys first, then the aggregates in the order in which they are first needed.
/// </summary>
internal sealed class AggregateBinder(QueryScope scope)
{
    /// <summary>ROLLUP and CUBE take three fields (SOQL and SOSL reference, "GROUP BY ROLLUP").</summary>
    private const int MostSubtotals = 3;

    private readonly Statement statement = scope.Statement;
    private readonly List<BoundPath> keys = [];
    private readonly List<(Aggregate Aggregate, string Text)> aggregates = [];
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private bool subtotals;
    private int expressions;

    public static bool IsFor(Query query) => query.GroupBy is not null || query.Having is not null || query.Select.Any(IsAggregate);

    // A date function in SELECT needs a group as well, and FORMAT() may have an aggregate inside.
    private static bool IsAggregate(SelectItem item) => item is OperandItem { Operand: FunctionCall call }
        && (IsFunctionOfGroups(call) || call is { Arguments: [FunctionCall inner] } && call.Is(FunctionNames.Format) && IsFunctionOfGroups(inner));

    private static bool IsFunctionOfGroups(FunctionCall call) => AggregateFunctions.TryFind(call.Name.Text, out _) || DateFunctionNames.TryFind(call.Name.Text, out _);

    public BoundQuery Bind(Query query, BoundQuery rows)
    {
        if (query.GroupBy is { } group) AddKeys(group);
        var columns = new List<Column>();
        foreach (var item in query.Select) columns.Add(ColumnOf(item));
        if (query.GroupBy is null) RefuseWithoutGroups(query);
        var having = query.Having is { } condition ? new HavingBinder(statement, this).Bind(condition) : null;
        IReadOnlyList<BoundOrdering> orderings = [.. query.OrderBy.Select(BindOrdering)];
        return rows with
        {
            Shape = new Shape(scope.Type, columns) { AttributesType = "AggregateResult" },
            Grouping = new Grouping(query.GroupBy?.Kind ?? GroupingKind.Plain, keys, [.. aggregates.Select(a => a.Aggregate)], having),
            OrderBy = orderings,
        };
    }

    /// <summary>The place of an operand of HAVING or ORDER BY among a group's values, and the path whose type its constants have.</summary>
    public (int Index, BoundPath? Path, AggregateFunction Function) PlaceOf(Operand operand, Func<string, SoqlError> notGrouped)
    {
        if (operand is FunctionCall call && AggregateFunctions.TryFind(call.Name.Text, out var function))
        {
            var index = PlaceOfAggregate(call, function);
            return (index, aggregates[index - keys.Count].Aggregate.Path, function);
        }
        var path = FunctionBinder.Resolve(operand, scope, "GROUP BY");
        var key = keys.FindIndex(k => k.Text == path.Text);
        if (key >= 0) return (key, path, AggregateFunction.None);
        return PlaceOfPart(path) is { } part ? (part, path, AggregateFunction.None) : throw statement.Error(notGrouped(path.Text), operand.Position);
    }

    // "You can use the date field instead of the date function in the GROUP BY clause. This doesn't work for dateTime fields"
    // (SOQL and SOSL reference, "Date Functions").
    private int? PlaceOfPart(BoundPath path)
    {
        var key = path is { Function: not null, Field.Type.Name: "date" } ? keys.FindIndex(k => k.Function is null && k.Root.Equals(path.Root)) : -1;
        return key < 0 ? null : PlaceOf(new Aggregate(AggregateFunction.None, path) { Derivation = new PartOfDay(key, path.Function!) }, path.Text);
    }

    private void AddKeys(GroupByClause group)
    {
        subtotals = group.Kind != GroupingKind.Plain;
        if (subtotals && group.Operands.Count > MostSubtotals) throw statement.Error(SoqlErrors.UnexpectedToken(","), group.Operands[MostSubtotals].Position);
        foreach (var operand in group.Operands)
        {
            var path = FunctionBinder.Resolve(operand, scope, "GROUP BY");
            var groupable = path.Function is not null || path.Kind == LeafKind.Id || path.Field is null || path.Field.Is(FieldFlags.Groupable);
            if (!groupable || path.Kind == LeafKind.Incomparable) throw statement.Error(SoqlErrors.NotGroupable(path.LeafName), operand.Position);
            if (keys.Exists(k => k.Text == path.Text)) throw statement.Error(SoqlErrors.DuplicateGrouping(path.Text), operand.Position);
            keys.Add(path);
        }
    }

    private void RefuseWithoutGroups(Query query)
    {
        if (query.Limit is { } limit) throw statement.Error(SoqlErrors.OverallAggregateWith("LIMIT"), limit.Position);
        if (query.Offset is { } offset) throw statement.Error(SoqlErrors.OverallAggregateWith("OFFSET"), offset.Position);
    }

    // Aliases name functions and grouped fields; functions without one are expr0, expr1 … in the order of SELECT.
    private AggregateColumn ColumnOf(SelectItem item)
    {
        if (item is not OperandItem { Operand: var operand } named) throw Ungrouped(item);
        if (operand is FunctionCall call && call.Is(FunctionNames.Format)) return FormatOf(call, named.Alias);
        if (operand is FunctionCall label && label.Is(FunctionNames.ToLabel)) throw statement.NotYet("toLabel() in a query with groups", operand.Position);
        var (index, path, function) = PlaceOf(operand, SoqlErrors.MustBeGrouped);
        var isFunction = function != AggregateFunction.None || path!.Function is not null;
        var key = KeyOf(named.Alias, isFunction, path, item.Position);
        var keepsType = function is AggregateFunction.None or AggregateFunction.Min or AggregateFunction.Max && path?.Function is null;
        return new AggregateColumn(key, isFunction && named.Alias is null ? OperandText.Of((FunctionCall)operand) : key, keepsType ? path?.Field : null, TypeOf(function, path), index, isFunction);
    }

    private AggregateColumn FormatOf(FunctionCall call, Word? alias)
    {
        var inner = FormatBinder.AggregateIn(call, statement, out var function);
        var source = PlaceOfAggregate(inner, function);
        var path = aggregates[source - keys.Count].Aggregate.Path!;
        var derivation = FormatBinder.Bind(call, function, path, source, statement);
        var index = PlaceOf(new Aggregate(AggregateFunction.None, path) { Derivation = derivation }, $"FORMAT({function}({path.Text}))");
        return new AggregateColumn(KeyOf(alias, true, path, call.Position), alias?.Text ?? OperandText.Of(call), null, "string", index, true);
    }

    private string KeyOf(Word? alias, bool isFunction, BoundPath? path, int position)
    {
        var key = alias?.Text ?? (isFunction ? "expr" + expressions++ : path!.LeafName);
        return names.Add(key) ? key : throw statement.Error(SoqlErrors.DuplicateAlias(key), position);
    }

    private static string TypeOf(AggregateFunction function, BoundPath? path) => function switch
    {
        AggregateFunction.Count or AggregateFunction.CountDistinct or AggregateFunction.Grouping => "int",
        AggregateFunction.Avg => "double",
        AggregateFunction.Sum => path!.Kind == LeafKind.Integer ? "int" : "double",
        _ when path?.Function is not null => path.Kind == LeafKind.Date ? "date" : "int",
        _ => path?.Field?.Type.Name ?? "string",
    };

    private SalesforceException Ungrouped(SelectItem item) => item switch
    {
        SubQueryItem child => statement.Error(SoqlErrors.MustBeGrouped(child.Query.From.Object.Text), item.Position),
        // FIELDS() stands for its fields, so that the first one that is no key is the one refused.
        FieldsItem => statement.Error(SoqlErrors.MustBeGrouped(scope.Type.Fields.FirstOrDefault(f => !keys.Exists(k => k.Text == f.Name))?.Name ?? "Id"), item.Position),
        _ => statement.Error(SoqlErrors.UnexpectedToken("TYPEOF"), item.Position),
    };

    private int PlaceOfAggregate(FunctionCall call, AggregateFunction function)
    {
        var path = call.Arguments switch
        {
            [FieldPath field] => scope.Resolve(field),
            // Aggregates take a field and nothing else.
            [FunctionCall inner] => throw FunctionNames.NotAFunction(inner, statement),
            _ => throw statement.Error(SoqlErrors.UnexpectedToken(call.Name.Text), call.Position),
        };
        Check(function, path, call);
        return PlaceOf(new Aggregate(function, CurrencyBinder.ForAggregate(function, path, statement)), $"{function}({path.Text})");
    }

    private int PlaceOf(Aggregate aggregate, string text)
    {
        var known = aggregates.FindIndex(a => a.Text == text);
        if (known >= 0) return keys.Count + known;
        aggregates.Add((aggregate, text));
        return keys.Count + aggregates.Count - 1;
    }

    private void Check(AggregateFunction function, BoundPath path, FunctionCall call)
    {
        var isKey = keys.Exists(k => k.Text == path.Text);
        if (function == AggregateFunction.Grouping)
        {
            if (!isKey || !subtotals) throw statement.Error(SoqlErrors.MustBeGrouped(path.Text), call.Position);
            return;
        }
        if (isKey) throw statement.Error(SoqlErrors.GroupedAndAggregated(path.Text), call.Position);
        if (!AggregateFunctions.Takes(function, path)) throw statement.Error(SoqlErrors.NotAggregatable(path.LeafName, call.Name.Text.ToUpperInvariant()), call.Position);
    }

    private BoundOrdering BindOrdering(Ordering ordering)
    {
        var (index, path, _) = PlaceOf(ordering.Operand, SoqlErrors.OrderMustBeGrouped);
        return new BoundOrdering(path, index, ordering.Descending, ordering.Nulls);
    }
}
