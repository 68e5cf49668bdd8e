namespace FakeForce.Engine.Formula.Functions;

/// <summary>
/// Powers, roots and logarithms. The exponent of ^ is a whole number (BigDecimalHelper.formulaPower of salesforce/formula-engine), and
/// what lies outside of a function's range is a failure.
/// </summary>
internal static class Powers
{
    // labels and texts of the same class
    private const string OutOfRange = "Out of range argument to POWER() function";

    public static bool Raise(FormulaFrame frame, decimal number, decimal exponent, out decimal value)
    {
        value = 1;
        if (exponent != decimal.Truncate(exponent) || Math.Abs(exponent) > int.MaxValue) return frame.Fail(OutOfRange);
        if (number == 0 && exponent < 0) return frame.Fail(OutOfRange);
        if (number != 0 && Math.Log10((double)Math.Abs(number)) * (double)exponent > 28.8) return frame.Fail(OutOfRange);
        var (factor, left) = (exponent < 0 ? 1 / number : number, (long)Math.Abs(exponent));
        for (; left > 0; left >>= 1)
        {
            if ((left & 1) != 0) value *= factor;
            // The last square is not used and may be too large.
            if (left > 1) factor *= factor;
            if (factor == 0) break;
        }
        if (left > 0) value = 0;
        return true;
    }

    public static bool Root(FormulaFrame frame, decimal number, out decimal value)
    {
        value = number < 0 ? 0 : Doubles.Exactly(Math.Sqrt((double)number));
        return number >= 0 || frame.Fail("Out of range argument to SQRT() function");
    }

    public static bool Exponential(FormulaFrame frame, decimal number, out decimal value) => Of(frame, Math.Exp((double)number), "EXP", out value);

    public static bool NaturalLog(FormulaFrame frame, decimal number, out decimal value) => Of(frame, Math.Log((double)number), "LN", out value);

    public static bool Log(FormulaFrame frame, decimal number, out decimal value) => Of(frame, Math.Log10((double)number), "LOG", out value);

    /// <summary>What a function of doubles gave, if it is a number.</summary>
    public static bool Of(FormulaFrame frame, double number, string function, out decimal value)
    {
        var isNumber = Math.Abs(number) < Doubles.Most;
        value = isNumber ? Doubles.Exactly(number) : 0;
        return isNumber || frame.Fail($"Out of range argument to {function}() function");
    }
}
