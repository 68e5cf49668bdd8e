using System.Globalization;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>Operands as text.</summary>
internal static class OperandText
{
    /// <summary>A function as the column metadata shows it: count(Id).</summary>
    public static string Of(FunctionCall call) => $"{call.Name.Text.ToLowerInvariant()}({string.Join(", ", call.Arguments.Select(Of))})";

    /// <summary>What an error calls unexpected.</summary>
    public static string FirstToken(Operand operand) => operand switch
    {
        FunctionCall call => call.Name.Text,
        FieldPath path => path.Segments[0].Text,
        _ => Of(((LiteralOperand)operand).Literal),
    };

    private static string Of(Operand operand) => operand switch
    {
        FunctionCall call => Of(call),
        LiteralOperand { Literal: { Kind: LiteralKind.String } text } => $"'{text.Text}'",
        LiteralOperand literal => Of(literal.Literal),
        _ => ((FieldPath)operand).Text,
    };

    private static string Of(Literal literal) => literal.Kind switch
    {
        LiteralKind.Number => literal.Number.ToString(CultureInfo.InvariantCulture),
        LiteralKind.Currency => literal.Text + literal.Number.ToString(CultureInfo.InvariantCulture),
        LiteralKind.Null or LiteralKind.True or LiteralKind.False => literal.Kind.ToString().ToLowerInvariant(),
        LiteralKind.String or LiteralKind.DateLiteral => literal.Text,
        _ => literal.Integer.ToString(CultureInfo.InvariantCulture),
    };
}
