namespace FakeForce.Engine.State;

/// <summary>
/// An entry of an index: a row that has a key, or with <see cref="IsRemoval"/> the note that it no longer has the key that
/// an older part of the index says. Both have the same place in the order.
/// </summary>
internal readonly struct IndexPair(ulong key, int number, bool isRemoval = false) : IComparable<IndexPair>
{
    private readonly int number = isRemoval ? ~number : number;

    public ulong Key { get; } = key;
    public int Number => number < 0 ? ~number : number;
    public bool IsRemoval => number < 0;

    public int CompareTo(IndexPair other) => Key != other.Key ? Key < other.Key ? -1 : 1 : Number.CompareTo(other.Number);

    /// <summary>Place of the first pair that is not before <paramref name="wanted"/>.</summary>
    public static int FirstFrom(ReadOnlySpan<IndexPair> pairs, IndexPair wanted)
    {
        int low = 0, high = pairs.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (pairs[middle].CompareTo(wanted) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
