using System.Buffers.Binary;
using System.Numerics;

namespace FakeForce.Engine;

/// <summary>
/// The org's only source of chance: xoshiro256** from a seed, so that the same requests in the same order give the same
/// tokens, codes and fault decisions. No secret of a real system depends on it.
/// </summary>
public sealed class Chance
{
    private const string TokenLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";

    private readonly Lock gate = new();
    private ulong a, b, c, d;

    public Chance(ulong seed) : this(seed, 0) { }

    /// <summary>A later <paramref name="round"/> of the same seed gives other values, so that an org that is opened again repeats no token.</summary>
    internal Chance(ulong seed, long round)
    {
        var later = (ulong)round;
        if (round != 0) seed ^= Split(ref later);
        a = Split(ref seed);
        b = Split(ref seed);
        c = Split(ref seed);
        d = Split(ref seed);
    }

    public ulong Next()
    {
        lock (gate)
        {
            var result = BitOperations.RotateLeft(b * 5, 7) * 9;
            var t = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= t;
            d = BitOperations.RotateLeft(d, 45);
            return result;
        }
    }

    /// <summary>Evenly from 0 to <paramref name="below"/> − 1.</summary>
    public int Next(int below) => (int)(((UInt128)Next() * (ulong)below) >> 64);

    /// <summary>Evenly from 0 up to, but not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public byte[] Bytes(int count)
    {
        var bytes = new byte[(count + 7) / 8 * 8];
        for (var i = 0; i < count; i += 8) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i), Next());
        return bytes[..count];
    }

    /// <summary>Letters, digits, dots and underscores, as session ids are made of.</summary>
    public string Token(int length) => string.Create(length, this, static (chars, chance) =>
    {
        for (var i = 0; i < chars.Length; i++) chars[i] = TokenLetters[chance.Next(TokenLetters.Length)];
    });

    /// <summary>A version-4 UUID.</summary>
    public Guid Uuid()
    {
        var bytes = Bytes(16);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static ulong Split(ref ulong seed)
    {
        var z = seed += 0x9E3779B97F4A7C15UL;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
        return z ^ z >> 31;
    }
}
