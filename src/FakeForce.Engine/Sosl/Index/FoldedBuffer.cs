using System.Text;

namespace FakeForce.Engine.Sosl.Index;

/// <summary>Room in which texts are brought to upper case, because search does not tell cases apart. Reused from text to text by one thread.</summary>
internal sealed class FoldedBuffer
{
    private char[] decoded = new char[256];
    private char[] folded = new char[256];

    public int Length { get; private set; }

    public ReadOnlySpan<char> this[int start, int length] => folded.AsSpan(start, length);

    public void Clear() => Length = 0;

    /// <summary>Appends a text and gives its length in characters.</summary>
    public int Append(ReadOnlySpan<byte> utf8)
    {
        if (decoded.Length < utf8.Length) decoded = new char[utf8.Length * 2];
        var count = Encoding.UTF8.GetChars(utf8, decoded);
        Reserve(count);
        MemoryExtensions.ToUpperInvariant(decoded.AsSpan(0, count), folded.AsSpan(Length));
        Length += count;
        return count;
    }

    /// <summary>Appends the digits of a text that is in the buffer already, without what is between them.</summary>
    public int AppendDigits(int start, int length)
    {
        Reserve(length);
        var before = Length;
        for (var i = start; i < start + length; i++)
            if (char.IsAsciiDigit(folded[i])) folded[Length++] = folded[i];
        return Length - before;
    }

    private void Reserve(int more)
    {
        if (folded.Length < Length + more) Array.Resize(ref folded, Math.Max(folded.Length * 2, Length + more));
    }
}
