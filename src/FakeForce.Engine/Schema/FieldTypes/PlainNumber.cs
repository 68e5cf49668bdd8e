namespace FakeForce.Engine.Schema;

/// <summary>Numbers as most files have them, <c>-12345.67</c>: few enough digits that they and their quotient by a power of ten are exact.</summary>
internal static class PlainNumber
{
    private const int MostDigits = 15;

    /// <summary>10 to the nth; exact doubles.</summary>
    public static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    /// <summary>All digits as one number, and how many of them, up to <paramref name="scale"/>, are behind the point. False for whatever is written in another way.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, int scale, out long digits, out int decimals)
    {
        (digits, decimals) = (0, 0);
        var isNegative = text.Length > 0 && text[0] == '-';
        if (isNegative) text = text[1..];
        var point = text.IndexOf((byte)'.');
        if (point >= 0) decimals = text.Length - point - 1;
        if (text.Length is 0 or > MostDigits || point == 0 || point == text.Length - 1 || decimals > scale) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == point) continue;
            var digit = text[i] - (uint)'0';
            if (digit > 9) return false;
            digits = digits * 10 + digit;
        }
        if (isNegative) digits = -digits;
        return true;
    }
}
