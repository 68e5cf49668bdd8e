namespace FakeForce.Engine;

/// <summary>The three base-62 digits that say which sObject an id belongs to, packed into 18 bits.</summary>
public readonly record struct KeyPrefix(uint Bits)
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static KeyPrefix Parse(ReadOnlySpan<char> text)
    {
        if (text.Length != 3) throw new FormatException($"a key prefix has three characters: '{text}'");
        uint bits = 0;
        for (var i = 0; i < 3; i++)
        {
            var digit = Digits.IndexOf(text[i], StringComparison.Ordinal);
            if (digit < 0) throw new FormatException($"a key prefix is letters and digits: '{text}'");
            bits |= (uint)digit << 6 * i;
        }
        return new KeyPrefix(bits);
    }

    /// <summary>The one that follows: a00, a01 … a0z, a10.</summary>
    public KeyPrefix Next()
    {
        var number = (((Bits & 63) * 62 + (Bits >> 6 & 63)) * 62 + (Bits >> 12 & 63)) + 1;
        return new KeyPrefix(number / (62 * 62) | number / 62 % 62 << 6 | number % 62 << 12);
    }

    public void Format(Span<byte> target)
    {
        for (var i = 0; i < 3; i++) target[i] = (byte)Digits[(int)(Bits >> 6 * i & 63)];
    }

    public override string ToString() => string.Create(3, this, static (chars, prefix) =>
    {
        Span<byte> bytes = stackalloc byte[3];
        prefix.Format(bytes);
        for (var i = 0; i < 3; i++) chars[i] = (char)bytes[i];
    });
}
