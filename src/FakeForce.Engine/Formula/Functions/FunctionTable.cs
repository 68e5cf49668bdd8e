using System.Collections.Frozen;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>All functions and operators (Help, "Formula Operators and Functions by Context"), a file for each of its groups.</summary>
internal static class FunctionTable
{
    public static FrozenDictionary<string, Function> ByName { get; } = new[]
    {
        Operators.All, LogicalFunctions.All, BlankFunctions.All, MathFunctions.All, Trigonometry.All, TextFunctions.All, TextForms.All, EncodingFunctions.All,
        DateFunctions.All, CalendarFunctions.All, ChangeFunctions.All, PicklistFunctions.All, PlaceFunctions.All, CurrencyFunctions.All,
    }.SelectMany(group => group).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
}
