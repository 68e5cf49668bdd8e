using System.Numerics;

namespace FakeForce.Engine.State;

/// <summary>
/// Tells of most keys that a run does not have that it does not have them (a Bloom filter of eight to sixteen bits a key with two bits set).
/// A search for a key that nobody has then costs a look into each run's filter rather than twenty steps through its pages.
/// </summary>
internal sealed class KeyFilter(int capacity)
{
    private readonly ulong[] bits = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 64)) / 8];

    public void Add(ulong key)
    {
        var hash = Mixed(key);
        bits[Word(hash)] |= Bits(hash);
    }

    public bool MayHave(ulong key)
    {
        var hash = Mixed(key);
        return (bits[Word(hash)] & Bits(hash)) == Bits(hash);
    }

    private int Word(ulong hash) => (int)(hash >> 12 & (ulong)(bits.Length - 1));

    private static ulong Bits(ulong hash) => 1UL << (int)(hash & 63) | 1UL << (int)(hash >> 6 & 63);

    private static ulong Mixed(ulong key)
    {
        key ^= key >> 32;
        key *= 0x9E3779B97F4A7C15UL;
        return key ^ key >> 29;
    }
}
