using System.Globalization;

namespace FakeForce.Server.Json;

/// <summary>
/// Numbers as Salesforce writes them, which is Java's Double.toString: always a decimal point, and E notation from ten
/// million on (observed: "9.9213206E7", "9.0E7" in dataloader issue 1204).
/// </summary>
internal static class JavaDouble
{
    public const int MaxLength = 32;

    public static int Format(double value, Span<byte> target)
    {
        if (value == 0)
        {
            "0.0"u8.CopyTo(target);
            return 3;
        }
        var size = Math.Abs(value);
        if (size >= 1e7 || size < 1e-3) return Scientific(value, target);
        value.TryFormat(target, out var written, "0.0################", CultureInfo.InvariantCulture);
        // The custom format stops at 15 significant digits; where that loses something, "R" has the shortest exact form.
        if (double.Parse(target[..written], CultureInfo.InvariantCulture) == value) return written;
        value.TryFormat(target, out written, "R", CultureInfo.InvariantCulture);
        return written;
    }

    // d.dddE±n with the shortest digits that read back exactly, which "R" finds.
    private static int Scientific(double value, Span<byte> target)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        Math.Abs(value).TryFormat(text, out var written, "R", CultureInfo.InvariantCulture);
        text = text[..written];
        var mark = text.IndexOf((byte)'E');
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf((byte)'.');
        exponent += point < 0 ? mantissa.Length : point;
        Span<byte> digits = stackalloc byte[MaxLength];
        var count = 0;
        foreach (var c in mantissa)
            if (c != '.') digits[count++] = c;
        var significant = digits[..count].Trim((byte)'0');
        exponent -= digits[..count].IndexOfAnyExcept((byte)'0') + 1;
        var at = 0;
        if (value < 0) target[at++] = (byte)'-';
        target[at++] = significant[0];
        target[at++] = (byte)'.';
        if (significant.Length == 1) target[at++] = (byte)'0';
        significant[1..].CopyTo(target[at..]);
        at += significant.Length - 1;
        target[at++] = (byte)'E';
        exponent.TryFormat(target[at..], out var length, default, CultureInfo.InvariantCulture);
        return at + length;
    }
}
