using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>The one field that most functions take.</summary>
internal static class FieldArgument
{
    public static BoundPath Of(FunctionCall call, QueryScope scope) => scope.Resolve(Written(call, scope.Statement));

    public static FieldPath Written(FunctionCall call, Statement statement) => call.Arguments switch
    {
        [FieldPath path] => path,
        [FunctionCall inner, ..] => throw FunctionNames.NotAFunction(inner, statement),
        [LiteralOperand literal, ..] => throw statement.Error(SoqlErrors.UnexpectedToken(OperandText.FirstToken(literal)), literal.Position),
        [_, var second, ..] => throw statement.Error(SoqlErrors.ExpectedCloseParenthesis(","), second.Position),
        _ => throw statement.Error(SoqlErrors.UnexpectedToken(")"), call.Position),
    };
}
