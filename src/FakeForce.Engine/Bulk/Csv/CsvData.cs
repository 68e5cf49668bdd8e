namespace FakeForce.Engine.Bulk.Csv;

/// <summary>Writes a piece of data into a buffer of its length.</summary>
internal delegate void PieceReader(int piece, Span<byte> target);

/// <summary>Bytes in pieces of one size, of which only the last may be shorter.</summary>
internal sealed record CsvData(long Length, PieceReader Reader)
{
    public const int PieceBytes = 256 << 10;

    public static CsvData Of(byte[] bytes) => new(bytes.Length, (piece, target) => bytes.AsSpan(piece * PieceBytes, target.Length).CopyTo(target));

    public int Pieces => (int)((Length + PieceBytes - 1) / PieceBytes);

    public int LengthOf(int piece) => (int)Math.Min(PieceBytes, Length - (long)piece * PieceBytes);

    /// <summary>Reads a piece to the beginning of the buffer, and gives that part of it.</summary>
    public Memory<byte> Read(int piece, byte[] buffer)
    {
        var read = buffer.AsMemory(0, LengthOf(piece));
        Reader(piece, read.Span);
        return read;
    }
}
