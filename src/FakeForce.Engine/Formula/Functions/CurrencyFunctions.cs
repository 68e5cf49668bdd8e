using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>CURRENCYRATE.</summary>
internal static class CurrencyFunctions
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["CURRENCYRATE"] = Function.Of(1, call => new Try<string, decimal>(FormulaType.Number, call.Text(0), Rate)),
    };

    // "Returns the conversion rate to the corporate currency for the given currency ISO code. If the currency is invalid, returns 1.0" (Help, CURRENCYRATE).
    private static bool Rate(FormulaFrame frame, string code, out decimal rate)
    {
        rate = 1;
        if (!frame.Catalog.TryFind("CurrencyType", out var type)) return true;
        var (_, row) = frame.FindBy(type, type["IsoCode"], Value.Of(code));
        if (row.Exists && row.Get(type["ConversionRate"]) is { IsNull: false } found) rate = (decimal)found.AsDouble;
        return true;
    }
}
