using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FakeForce.Engine;

/// <summary>
/// A Salesforce record id in eight bytes: the key prefix in the low 18 bits (three base-62 digits of 6 bits), the number
/// in the high 46. The number is the record's place in its table plus one. Number 0 is written as twelve zeros, which is
/// how Salesforce writes ids that stand for no row (012000000000000AAA, the master record type).
/// </summary>
public readonly struct RecordId(ulong bits) : IEquatable<RecordId>, IComparable<RecordId>
{
    /// <summary>The characters 4 to 6 of every id that this server hands out, as a real instance has its own.</summary>
    private const string Pod = "FF0";
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Checks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>The number of well-formed ids from some other org; no table ever grows to it.</summary>
    public const long Foreign = (1L << 46) - 1;

    public ulong Bits { get; } = bits;

    public RecordId(KeyPrefix prefix, long number) : this(prefix.Bits | (ulong)number << 18) { }

    public KeyPrefix Prefix => new((uint)(Bits & 0x3FFFF));
    public long Number => (long)(Bits >> 18);
    public bool IsEmpty => Bits == 0;

    /// <summary>Reads 15 or 18 characters; an 18-character id with wrong check characters is malformed.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RecordId id)
    {
        id = default;
        if (text.Length is not (15 or 18)) return false;
        Span<byte> values = stackalloc byte[15];
        for (var i = 0; i < 15; i++)
        {
            var value = DigitOf(text[i]);
            if (value < 0) return false;
            values[i] = (byte)value;
        }
        if (text.Length == 18 && !CheckMatches(text)) return false;
        var prefix = new KeyPrefix((uint)(values[0] | values[1] << 6 | values[2] << 12));
        long number = 0;
        foreach (var value in values[6..]) number = number * 62 + value;
        var ours = text[3..6].SequenceEqual(Pod) && number < Foreign;
        id = new RecordId(prefix, ours ? number : text[3..15].IndexOfAnyExcept('0') < 0 ? 0 : Foreign);
        return true;
    }

    /// <summary>Writes the 18 characters as ASCII bytes.</summary>
    public void Format(Span<byte> target)
    {
        Prefix.Format(target);
        var number = Number;
        var pod = number == 0 ? "000" : Pod;
        for (var i = 0; i < 3; i++) target[3 + i] = (byte)pod[i];
        // Numbers are small beside the nine digits that they have.
        target[6..15].Fill((byte)'0');
        for (var i = 14; number != 0; i--, number /= 62) target[i] = (byte)Digits[(int)(number % 62)];
        for (var chunk = 0; chunk < 3; chunk++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
                if (target[chunk * 5 + i] is >= (byte)'A' and <= (byte)'Z') bits |= 1 << i;
            target[15 + chunk] = (byte)Checks[bits];
        }
    }

    public override string ToString() => string.Create(18, this, static (chars, id) =>
    {
        Span<byte> bytes = stackalloc byte[18];
        id.Format(bytes);
        for (var i = 0; i < 18; i++) chars[i] = (char)bytes[i];
    });

    /// <summary>The 15-character form that some error texts, SOAP URLs and session ids use.</summary>
    public string ToShortString() => ToString()[..15];

    public static RecordId Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var id) ? id : throw new FormatException("malformed id " + text.ToString());

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'Z' => c - 'A' + 10,
        >= 'a' and <= 'z' => c - 'a' + 36,
        _ => -1,
    };

    // The last three characters make ids safe for stores that ignore case; each covers five characters, one bit per
    // capital. They are themselves compared without case, because such a store may have changed it.
    private static bool CheckMatches(ReadOnlySpan<char> text)
    {
        for (var chunk = 0; chunk < 3; chunk++)
        {
            var bits = 0;
            for (var i = 0; i < 5; i++)
                if (text[chunk * 5 + i] is >= 'A' and <= 'Z') bits |= 1 << i;
            if (char.ToUpper(text[15 + chunk], CultureInfo.InvariantCulture) != Checks[bits]) return false;
        }
        return true;
    }

    public bool Equals(RecordId other) => Bits == other.Bits;
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is RecordId other && Equals(other);
    public override int GetHashCode() => Bits.GetHashCode();
    public int CompareTo(RecordId other) => Bits.CompareTo(other.Bits);
    public static bool operator ==(RecordId left, RecordId right) => left.Equals(right);
    public static bool operator !=(RecordId left, RecordId right) => !left.Equals(right);
    public static bool operator <(RecordId left, RecordId right) => left.Bits < right.Bits;
    public static bool operator >(RecordId left, RecordId right) => left.Bits > right.Bits;
    public static bool operator <=(RecordId left, RecordId right) => left.Bits <= right.Bits;
    public static bool operator >=(RecordId left, RecordId right) => left.Bits >= right.Bits;
}
