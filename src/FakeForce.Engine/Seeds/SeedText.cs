namespace FakeForce.Engine.Seeds;

/// <summary>The text of a file, without a byte order mark, and its lines. For one thread at a time.</summary>
public sealed class SeedText(string name, ReadOnlyMemory<byte> bytes)
{
    private int at;
    private int line = 1;

    public string Name { get; } = name;

    public ReadOnlyMemory<byte> Bytes { get; } = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    /// <summary>From 1. Cheap for offsets that grow from call to call.</summary>
    public int LineAt(long offset)
    {
        var wanted = (int)Math.Min(offset, Bytes.Length);
        if (wanted < at) (at, line) = (0, 1);
        line += Bytes.Span[at..wanted].Count((byte)'\n');
        at = wanted;
        return line;
    }
}
