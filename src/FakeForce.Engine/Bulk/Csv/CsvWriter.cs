namespace FakeForce.Engine.Bulk.Csv;

/// <summary>Writes rows into one buffer that is handed on in blocks and used again.</summary>
internal sealed class CsvWriter(CsvDialect dialect)
{
    private const int BlockBytes = 64 << 10;

    private byte[] buffer = new byte[BlockBytes + 4096];
    private int length;
    private bool isInRow;

    public bool IsFull => length >= BlockBytes;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public void Clear() => length = 0;

    /// <summary>A value in quotes; quotes in it are doubled.</summary>
    public void Value(ReadOnlySpan<byte> utf8)
    {
        Separate();
        Append("\""u8);
        for (int quote; (quote = utf8.IndexOf((byte)'"')) >= 0; utf8 = utf8[(quote + 1)..])
        {
            Append(utf8[..(quote + 1)]);
            Append("\""u8);
        }
        Append(utf8);
        Append("\""u8);
    }

    public void Value(string text)
    {
        if (text.Length <= 256)
        {
            Span<byte> utf8 = stackalloc byte[text.Length * 3];
            Value(utf8[..System.Text.Encoding.UTF8.GetBytes(text, utf8)]);
        }
        else Value(System.Text.Encoding.UTF8.GetBytes(text));
    }

    public void Value(RecordId id)
    {
        Span<byte> text = stackalloc byte[18];
        id.Format(text);
        Escaped(text);
    }

    /// <summary>A value in which no quote stands alone.</summary>
    public void Escaped(ReadOnlySpan<byte> utf8)
    {
        Separate();
        var target = Reserve(utf8.Length + 2);
        target[0] = target[utf8.Length + 1] = (byte)'"';
        utf8.CopyTo(target[1..]);
        length += utf8.Length + 2;
    }

    /// <summary>A value as it was read, in quotes whether it had some or not.</summary>
    public void Cell(ReadOnlySpan<byte> bytes, CsvCellKind kind)
    {
        if (kind == CsvCellKind.Broken) Value(bytes);
        else Escaped(bytes);
    }

    /// <summary>A value without quotes, which must not need any.</summary>
    public void Bare(ReadOnlySpan<byte> utf8)
    {
        Separate();
        Append(utf8);
    }

    public void EndRow()
    {
        Append(dialect.End);
        isInRow = false;
    }

    private void Separate()
    {
        if (isInRow)
        {
            Reserve(1)[0] = dialect.Sign;
            length++;
        }
        isInRow = true;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        length += bytes.Length;
    }

    private Span<byte> Reserve(int count)
    {
        if (buffer.Length - length < count) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + count));
        return buffer.AsSpan(length);
    }
}
