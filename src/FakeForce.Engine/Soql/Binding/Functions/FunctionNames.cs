using System.Collections.Frozen;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>Which names are functions, and what is said of one that stands where it may not.</summary>
internal static class FunctionNames
{
    public const string ToLabel = "toLabel", Format = "FORMAT", ConvertCurrency = "convertCurrency", Distance = "DISTANCE", Geolocation = "GEOLOCATION";

    private static readonly FrozenSet<string> known = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ToLabel, Format, ConvertCurrency, Distance, Geolocation);

    public static bool Is(this Operand operand, string function) => operand is FunctionCall call && call.Name.Is(function);

    /// <summary>
    /// The grammar knows each function and takes any other name for a field, so that the bracket behind it is what it did
    /// not expect; convertTimezone() is part of the date functions alone.
    /// </summary>
    public static SalesforceException Misplaced(FunctionCall call, string clause, Statement statement)
    {
        var name = call.Name.Text;
        if (known.Contains(name) || AggregateFunctions.TryFind(name, out _) || DateFunctionNames.TryFind(name, out _))
            return statement.Error(SoqlErrors.FunctionNotIn(name, clause), call.Position);
        return NotAFunction(call, statement);
    }

    public static SalesforceException NotAFunction(FunctionCall call, Statement statement) =>
        statement.Error(SoqlErrors.UnexpectedToken("("), call.Position + call.Name.Text.Length);
}
