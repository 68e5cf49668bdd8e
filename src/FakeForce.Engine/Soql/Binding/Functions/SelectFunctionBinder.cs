using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>
/// Functions in the SELECT list of a query that answers records. One with an alias is a member of the record by that
/// name; without one it takes the place of its field, wherever that stands, so that the field cannot be selected as well
/// (SOQL and SOSL reference, "toLabel()" and "FORMAT()": an alias "is required when the query includes the same field
/// multiple times").
/// </summary>
internal sealed class SelectFunctionBinder(QueryScope scope, ShapeBuilder shape)
{
    private readonly Statement statement = scope.Statement;
    private int expressions;

    public void Add(FunctionCall call, Word? alias)
    {
        if (call.Is(FunctionNames.Distance)) AddDistance(call, alias);
        else if (call.Is(FunctionNames.ToLabel)) AddOverField(call, alias, LabelBinder.Bind(call, scope), call, path => new LabelOf(path));
        else if (call.Is(FunctionNames.ConvertCurrency)) AddOverField(call, alias, CurrencyBinder.Bind(call, scope), call, path => new ConvertedAmount(path));
        else if (call.Is(FunctionNames.Format)) AddFormat(call, alias);
        else throw FunctionNames.Misplaced(call, "SELECT", statement);
    }

    private void AddDistance(FunctionCall call, Word? alias) =>
        shape.AddNamed(new ComputedColumn(alias?.Text ?? "expr" + expressions++, OperandText.Of(call), null, new DistanceBinder(scope).Bind(call)), call.Position);

    private void AddFormat(FunctionCall call, Word? alias)
    {
        var converts = call.Arguments is [FunctionCall inner] && inner.Is(FunctionNames.ConvertCurrency);
        var innermost = converts ? (FunctionCall)call.Arguments[0] : call;
        var path = converts ? CurrencyBinder.Bind(innermost, scope) : FormatBinder.Bind(call, scope);
        AddOverField(call, alias, path, innermost, p => new FormattedValue(p, converts));
    }

    private void AddOverField(FunctionCall call, Word? alias, BoundPath path, FunctionCall innermost, Func<BoundPath, BoundFunction> function)
    {
        var display = OperandText.Of(call);
        if (alias is { } name) shape.AddNamed(new ComputedColumn(name.Text, display, null, function(path)), call.Position);
        else shape.Add(FieldArgument.Written(innermost, statement), (type, field) => new ComputedColumn(field.Name, display, field, function(AtLeaf(path, type, field))));
    }

    private static BoundPath AtLeaf(BoundPath path, SObjectType type, Field field) => path with { Root = new LeafStep(type, field), Field = field, Text = field.Name };
}
