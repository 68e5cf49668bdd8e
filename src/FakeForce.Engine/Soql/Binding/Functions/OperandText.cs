using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>A function as the column metadata shows it: count(Id).</summary>
internal static class OperandText
{
    public static string Of(FunctionCall call) => $"{call.Name.Text.ToLowerInvariant()}({string.Join(", ", call.Arguments.Select(Of))})";

    private static string Of(Operand operand) => operand switch
    {
        FunctionCall call => Of(call),
        FieldPath path => path.Text,
        LiteralOperand { Literal: { Kind: LiteralKind.Number } number } => number.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => $"'{((LiteralOperand)operand).Literal.Text}'",
    };
}
