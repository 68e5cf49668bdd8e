using System.Numerics;

namespace FakeForce.Engine.State;

/// <summary>
/// Tells of nearly all keys that a run does not have that it does not have them (a Bloom filter of sixteen to 32 bits a key with three bits set).
/// A search for a key that nobody has then costs a look into each run's filter rather than twenty steps through its pages.
/// </summary>
internal sealed class KeyFilter(int capacity)
{
    private readonly ulong[] bits = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 64)) / 4];

    public void Add(ulong key)
    {
        var hash = IndexKey.Mixed(key);
        bits[Word(hash)] |= Bits(hash);
    }

    public bool MayHave(ulong key)
    {
        var hash = IndexKey.Mixed(key);
        return (bits[Word(hash)] & Bits(hash)) == Bits(hash);
    }

    private int Word(ulong hash) => (int)(hash >> 18 & (ulong)(bits.Length - 1));

    private static ulong Bits(ulong hash) => 1UL << (int)(hash & 63) | 1UL << (int)(hash >> 6 & 63) | 1UL << (int)(hash >> 12 & 63);
}
