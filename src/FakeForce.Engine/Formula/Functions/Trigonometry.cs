using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>Angles, in radians.</summary>
internal static class Trigonometry
{
    // Of a double, as Java has it.
    private const decimal Pi = 3.141592653589793m;

    public static Dictionary<string, Function> All { get; } = new()
    {
        ["PI"] = Function.Of(0, _ => new Constant<decimal>(FormulaType.Number, Pi)),
        ["SIN"] = Of("SIN", Math.Sin),
        ["COS"] = Of("COS", Math.Cos),
        ["TAN"] = Of("TAN", Math.Tan),
        ["ATAN"] = Of("ATAN", Math.Atan),
        ["ASIN"] = Arc(Math.Asin),
        ["ACOS"] = Arc(Math.Acos),
        ["ATAN2"] = Function.Of(2, call => new Map<decimal, decimal, decimal>(FormulaType.Number, call.Number(0), call.Number(1), (y, x) => Doubles.Exactly(Math.Atan2((double)y, (double)x)))),
    };

    private static Function Of(string name, Func<double, double> function) =>
        Function.Number((FormulaFrame frame, decimal number, out decimal value) => Powers.Of(frame, function((double)number), name, out value));

    // "Returns the arc sine of the number in radians, if the given number is between -1 and 1. Otherwise NULL." (labels.xml)
    private static Function Arc(Func<double, double> function) => Function.Number((FormulaFrame _, decimal number, out decimal value) =>
    {
        var isInside = Math.Abs(number) <= 1;
        value = isInside ? Doubles.Exactly(function((double)number)) : 0;
        return isInside;
    });
}
