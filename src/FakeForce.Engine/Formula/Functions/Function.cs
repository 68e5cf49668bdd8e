using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>A function or operator: how many parameters it takes, where it may stand, and what a call of it becomes.</summary>
internal sealed record Function(int Least, int Most, Func<BoundCall, Node> Bind, FormulaUse Uses = FormulaUse.Everywhere)
{
    public const int MostArguments = 255;

    public static Function Of(int count, Func<BoundCall, Node> bind, FormulaUse uses = FormulaUse.Everywhere) => new(count, count, bind, uses);

    /// <summary>A function of one number that gives a number.</summary>
    public static Function Number(Func<decimal, decimal> function) =>
        Of(1, call => new Map<decimal, decimal>(FormulaType.Number, call.Number(0), function));

    public static Function Number(Partial<decimal, decimal> function) =>
        Of(1, call => new Try<decimal, decimal>(FormulaType.Number, call.Number(0), function));

    /// <summary>A function of one text that gives a text, an empty one for null.</summary>
    public static Function Text(Func<string, string> function) =>
        Of(1, call => new Try<string, string>(FormulaType.Text, call.Text(0), (FormulaFrame _, string text, out string value) => (value = function(text)).Length > 0));

    /// <summary>A part of a date or a time.</summary>
    public static Function Part(FormulaType of, Func<long, long> part) =>
        Of(1, call => new Map<long, decimal>(FormulaType.Number, call.As<long>(0, of), value => part(value)));
}
