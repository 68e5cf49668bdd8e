using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl.Index;

/// <summary>Gathers the words of rows, or of other segments, and makes a segment of them.</summary>
internal sealed class SegmentBuilder(SearchField[] fields)
{
    private readonly FoldedBuffer buffer = new();
    private readonly List<int> numbers = [];
    private ulong[] keys = new ulong[256];
    private int[] rows = new int[256];
    private int count;
    private int rowCount;

    public int RowCount => rowCount;

    /// <summary>Rows in the recycle bin are not searched, so they have no words.</summary>
    public void Add(Row row, int number)
    {
        rowCount++;
        if (!row.IsLive) return;
        foreach (var field in fields)
            if (row.Text(field.Field.Ordinal) is { IsEmpty: false } text) AddText(field.Group, text, number);
    }

    public void Add(Segment segment)
    {
        rowCount += segment.RowCount;
        for (var cursor = segment.Keys(); cursor.Next();)
        {
            numbers.Clear();
            cursor.ReadNumbers(numbers);
            foreach (var number in numbers) Add(cursor.Key, number);
        }
    }

    /// <summary>The segment; the builder is empty again.</summary>
    public Segment Build()
    {
        Array.Sort(keys, rows, 0, count);
        SortWithinKeys();
        var segment = Segment.Build(keys.AsSpan(0, count), rows.AsSpan(0, count), rowCount);
        count = rowCount = 0;
        return segment;
    }

    private void AddText(FieldGroup group, ReadOnlySpan<byte> text, int number)
    {
        buffer.Clear();
        var length = buffer.Append(text);
        AddWords(group, buffer[0, length], number);
        // A phone number is found by its parts, and by all of its digits however they are set.
        if (group == FieldGroup.Phone) AddWords(group, buffer[length, buffer.AppendDigits(0, length)], number);
    }

    private void AddWords(FieldGroup group, ReadOnlySpan<char> text, int number)
    {
        var words = new WordReader(text);
        while (words.Next()) Add(SearchKey.Of(group, words.Word), number);
    }

    private void Add(ulong key, int number)
    {
        if (count == keys.Length)
        {
            Array.Resize(ref keys, count * 2);
            Array.Resize(ref rows, count * 2);
        }
        keys[count] = key;
        rows[count++] = number;
    }

    // The sort leaves equal keys in no order; a row that has a word twice is wanted once.
    private void SortWithinKeys()
    {
        var kept = 0;
        for (int start = 0, end; start < count; start = end)
        {
            for (end = start + 1; end < count && keys[end] == keys[start];) end++;
            if (end - start > 1) rows.AsSpan(start, end - start).Sort();
            var (key, first) = (keys[start], kept);
            for (var i = start; i < end; i++)
                if (kept == first || rows[i] != rows[kept - 1]) (keys[kept], rows[kept++]) = (key, rows[i]);
        }
        count = kept;
    }
}
