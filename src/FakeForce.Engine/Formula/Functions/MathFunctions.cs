using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>Rounding, remainders and extremes. Numbers have 28 digits here; Salesforce's have 39.</summary>
internal static class MathFunctions
{
    // Before they round to whole numbers the functions forgive the last digits of what cannot be written in decimals, so that FLOOR(1/3*3)
    // is 1 (BigDecimalHelper, NUMBER_PRECISION_EXTERNAL).
    private const int ForgivingDigits = 20;

    public static Dictionary<string, Function> All { get; } = new()
    {
        ["ABS"] = Function.Number(Math.Abs),
        ["CEILING"] = Function.Number(number => number < 0 ? decimal.Floor(Forgiving(number)) : decimal.Ceiling(Forgiving(number))),
        ["FLOOR"] = Function.Number(number => decimal.Truncate(Forgiving(number))),
        ["MCEILING"] = Function.Number(number => decimal.Ceiling(Forgiving(number))),
        ["MFLOOR"] = Function.Number(number => decimal.Floor(Forgiving(number))),
        ["SQRT"] = Function.Number(Powers.Root),
        ["EXP"] = Function.Number(Powers.Exponential),
        ["LN"] = Function.Number(Powers.NaturalLog),
        ["LOG"] = Function.Number(Powers.Log),
        ["ROUND"] = Function.Of(2, call => new Map<decimal, decimal, decimal>(FormulaType.Number, call.Number(0), call.Number(1), (number, digits) => Rounded(number, digits, MidpointRounding.AwayFromZero))),
        ["TRUNC"] = new(1, 2, call => new Map<decimal, decimal, decimal>(FormulaType.Number, call.Number(0), call.Count == 2 ? call.Number(1) : new Constant<decimal>(FormulaType.Number, 0), (number, digits) => Rounded(number, digits, MidpointRounding.ToZero))),
        // The remainder has the dividend's sign; of a division by zero all remains (probes of orgs: MOD(3, 0) is 3).
        ["MOD"] = Function.Of(2, call => new Map<decimal, decimal, decimal>(FormulaType.Number, call.Number(0), call.Number(1), (number, divisor) => divisor == 0 ? number : number % divisor)),
        ["MAX"] = new(1, Function.MostArguments, call => Extreme(call, Math.Max)),
        ["MIN"] = new(1, Function.MostArguments, call => Extreme(call, Math.Min)),
    };

    private static decimal Forgiving(decimal number) => decimal.Round(number, ForgivingDigits, MidpointRounding.AwayFromZero);

    private static decimal Rounded(decimal number, decimal digits, MidpointRounding mode)
    {
        var places = (int)Math.Clamp(digits, -29, 28);
        if (places >= 0) return decimal.Round(number, places, mode);
        if (places < -28) return 0;
        var unit = 1m;
        for (var i = places; i < 0; i++) unit *= 10;
        return decimal.Round(number / unit, 0, mode) * unit;
    }

    // Null if any of them is (FunctionMin of salesforce/formula-engine).
    private static Node<decimal> Extreme(BoundCall call, Func<decimal, decimal, decimal> pick) =>
        Enumerable.Range(1, call.Count - 1).Aggregate(call.Number(0), (best, i) => new Map<decimal, decimal, decimal>(FormulaType.Number, best, call.Number(i), pick));
}
