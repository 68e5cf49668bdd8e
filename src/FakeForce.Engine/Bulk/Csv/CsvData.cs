namespace FakeForce.Engine.Bulk.Csv;

/// <summary>Bytes in pieces of one size, of which only the last may be shorter.</summary>
internal sealed record CsvData(long Length, Func<int, byte[]> Piece)
{
    public const int PieceBytes = 1 << 20;

    public static CsvData Of(byte[] bytes) => new(bytes.Length, i => bytes[(i * PieceBytes)..Math.Min(bytes.Length, (i + 1) * PieceBytes)]);

    public int Pieces => (int)((Length + PieceBytes - 1) / PieceBytes);
}
