namespace FakeForce.Engine.Sosl.Index;

/// <summary>
/// An unchanging part of an index: for each key, in order, the numbers of the rows that have such a word. One array of
/// bytes, in which each key is written as its distance from the one before and each row number likewise:
/// <code>key distance | length of the numbers | numbers</code>
/// </summary>
internal sealed class Segment
{
    /// <summary>Keys between two entries of the table that leads into the bytes.</summary>
    private const int BlockSize = 32;

    private readonly ulong[] blockKeys;
    private readonly int[] blockStarts;
    private readonly byte[] bytes;

    private Segment(ulong[] blockKeys, int[] blockStarts, byte[] bytes, int rowCount) =>
        (this.blockKeys, this.blockStarts, this.bytes, RowCount) = (blockKeys, blockStarts, bytes, rowCount);

    /// <summary>Rows, or states of a row, that were read to make it.</summary>
    public int RowCount { get; }

    public long ByteCount => bytes.Length + blockKeys.Length * 12L;

    /// <summary>From pairs in order of key and row, without repeats.</summary>
    public static Segment Build(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> rows, int rowCount)
    {
        var blockKeys = new List<ulong>();
        var blockStarts = new List<int>();
        var bytes = new List<byte>(keys.Length * 4);
        ulong before = 0;
        for (int start = 0, end, entries = 0; start < keys.Length; start = end, entries++)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start];) end++;
            if (entries % BlockSize == 0)
            {
                blockKeys.Add(keys[start]);
                blockStarts.Add(bytes.Count);
                before = keys[start];
            }
            Varint.Write(bytes, keys[start] - before);
            before = keys[start];
            WriteNumbers(bytes, rows[start..end]);
        }
        return new Segment([.. blockKeys], [.. blockStarts], [.. bytes], rowCount);
    }

    /// <summary>Appends the rows of all keys from low to high, each key's in ascending order.</summary>
    public void Find(ulong low, ulong high, List<int> found)
    {
        for (var cursor = From(low); cursor.Next() && cursor.Key <= high;)
            if (cursor.Key >= low) cursor.ReadNumbers(found);
    }

    /// <summary>Bytes of the numbers that <see cref="Find"/> would read.</summary>
    public long Weight(ulong low, ulong high)
    {
        var weight = 0L;
        for (var cursor = From(low); cursor.Next() && cursor.Key <= high;)
            if (cursor.Key >= low) weight += cursor.Length;
        return weight;
    }

    public Cursor Keys() => new(this, 0);

    private Cursor From(ulong key)
    {
        var block = Array.BinarySearch(blockKeys, key);
        return new Cursor(this, block >= 0 ? block : Math.Max(0, ~block - 1));
    }

    private static void WriteNumbers(List<byte> bytes, ReadOnlySpan<int> numbers)
    {
        int before = 0, length = 0;
        foreach (var number in numbers)
        {
            length += Varint.LengthOf((uint)(number - before));
            before = number;
        }
        Varint.Write(bytes, (uint)length);
        before = 0;
        foreach (var number in numbers)
        {
            Varint.Write(bytes, (uint)(number - before));
            before = number;
        }
    }

    /// <summary>Walks the keys from a block on.</summary>
    public struct Cursor(Segment segment, int block)
    {
        private int entry = block * BlockSize;
        private int at = block < segment.blockStarts.Length ? segment.blockStarts[block] : segment.bytes.Length;
        private int numbers;

        public ulong Key { get; private set; }

        /// <summary>Bytes of the row numbers of this key.</summary>
        public readonly int Length => at - numbers;

        public bool Next()
        {
            if (at >= segment.bytes.Length) return false;
            if (entry % BlockSize == 0) Key = segment.blockKeys[entry / BlockSize];
            entry++;
            Key += Varint.Read(segment.bytes, ref at);
            var length = (int)Varint.Read(segment.bytes, ref at);
            numbers = at;
            at += length;
            return true;
        }

        public readonly void ReadNumbers(List<int> found)
        {
            var number = 0;
            for (var from = numbers; from < at;)
                found.Add(number += (int)Varint.Read(segment.bytes, ref from));
        }
    }
}
