using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>Resolves an operand that may be a date function over a path, or in WHERE toLabel() over one.</summary>
internal static class FunctionBinder
{
    public static BoundPath Resolve(Operand operand, QueryScope scope, string clause)
    {
        if (operand is FieldPath path) return scope.Resolve(path);
        var call = (FunctionCall)operand;
        if (clause == "WHERE" && call.Is(FunctionNames.ToLabel)) return LabelBinder.BindFilter(call, scope);
        if (!DateFunctionNames.TryFind(call.Name.Text, out var kind)) throw FunctionNames.Misplaced(call, clause, scope.Statement);
        var argument = call.Arguments is [var only] ? only : throw scope.Statement.Error(SoqlErrors.UnexpectedToken(call.Name.Text), operand.Position);
        var inUsersZone = false;
        if (argument is FunctionCall { Arguments: [var inner] } convert && convert.Name.Is("convertTimezone")) (argument, inUsersZone) = (inner, true);
        if (argument is not FieldPath field) throw scope.Statement.Error(SoqlErrors.UnexpectedToken(call.Name.Text), argument.Position);
        var bound = scope.Resolve(field);
        var fits = bound.Kind == LeafKind.DateTime || bound.Kind == LeafKind.Date && !DateFunctionNames.NeedsTime(kind) && !inUsersZone;
        if (!fits) throw scope.Statement.Error(SoqlErrors.FieldLacksFunction(call.Name.Text.ToUpperInvariant(), bound.LeafName), operand.Position);
        return bound with
        {
            Function = new DateFunction(kind, inUsersZone),
            Kind = kind == DateFunctionKind.DayOnly ? LeafKind.Date : LeafKind.Integer,
            Text = $"{call.Name.Text.ToUpperInvariant()}({(inUsersZone ? $"convertTimezone({bound.Text})" : bound.Text)})",
            Position = operand.Position,
        };
    }
}
