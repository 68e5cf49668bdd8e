using System.Text;

namespace FakeForce.Engine.State;

/// <summary>
/// A constant text that is compared without case, as SOQL and unique fields compare; fast where both sides are ASCII. What is
/// equal here has the same <see cref="IndexKey"/>.
/// </summary>
internal sealed class FoldedText(byte[] utf8)
{
    private readonly bool isAscii = Ascii.IsValid(utf8);
    private readonly string upper = Encoding.UTF8.GetString(utf8).ToUpperInvariant();

    public byte[] Utf8 => utf8;

    public bool Equals(ReadOnlySpan<byte> other)
    {
        if (isAscii) return other.Length == utf8.Length && Ascii.EqualsIgnoreCase(utf8, other);
        return !Ascii.IsValid(other) && Encoding.UTF8.GetString(other).ToUpperInvariant() == upper;
    }

    /// <summary>The order of English locales: by upper-cased UTF-8.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var shared = Math.Min(left.Length, right.Length);
        for (var i = 0; i < shared; i++)
        {
            int a = left[i], b = right[i];
            if ((a | b) >= 0x80) return CompareBeyondAscii(left[i..], right[i..]);
            if (a == b) continue;
            a = Upper(a);
            b = Upper(b);
            if (a != b) return a - b;
        }
        return left.Length - right.Length;
    }

    /// <summary>The first eight bytes in sort order, for comparing most texts as one number.</summary>
    public static ulong SortPrefix(ReadOnlySpan<byte> text)
    {
        ulong prefix = 0;
        for (var i = 0; i < 8; i++)
        {
            int b = i < text.Length ? text[i] : 0;
            if (b >= 0x80) return SortPrefix(UpperUtf8(text));
            prefix = prefix << 8 | (uint)Upper(b);
        }
        return prefix;
    }

    private static ulong SortPrefix(byte[] upper)
    {
        ulong prefix = 0;
        for (var i = 0; i < 8; i++) prefix = prefix << 8 | (i < upper.Length ? upper[i] : 0u);
        return prefix;
    }

    private static int CompareBeyondAscii(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        UpperUtf8(left).AsSpan().SequenceCompareTo(UpperUtf8(right));

    private static byte[] UpperUtf8(ReadOnlySpan<byte> text) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).ToUpperInvariant());

    private static int Upper(int b) => (uint)(b - 'a') <= 'z' - 'a' ? b - 32 : b;
}
