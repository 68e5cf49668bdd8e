using System.Globalization;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>Doubles as decimals with all the digits that tell them from their neighbours; a plain conversion keeps fifteen.</summary>
internal static class Doubles
{
    /// <summary>The largest that a decimal can hold, nearly.</summary>
    public const double Most = 7.9e28;

    public static decimal Exactly(double number)
    {
        var value = (decimal)number;
        return (double)value == number || !decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var written) ? value : written;
    }
}
