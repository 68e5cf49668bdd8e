using System.Text;
using System.Text.Unicode;

namespace FakeForce.Engine.Bulk.Csv;

/// <summary>
/// The rows of a job's data, one at a time, from any row's beginning on. Holds no more than a piece and a row. Lines without
/// anything on them are no rows.
/// </summary>
internal sealed class CsvRows(CsvData data, CsvDialect dialect, long from = 0)
{
    private readonly CsvScanner scanner = new(dialect);
    private byte[] window = [];
    private int nextPiece = (int)(from / CsvData.PieceBytes);
    private int skip = (int)(from % CsvData.PieceBytes);
    private int at, end, row;

    /// <summary>Offset of the first byte behind the row.</summary>
    public long Position { get; private set; } = from;

    /// <summary>Offset of the row's first byte.</summary>
    public long Start => Position - (at - row);

    public ReadOnlySpan<CsvCell> Cells => scanner.Cells;

    /// <summary>What is wrong with one of the row's values, or null.</summary>
    public string? Problem => scanner.Problem;

    /// <summary>Moves to the next row; false at the end. Throws <see cref="CsvException"/> if the rest cannot be taken apart.</summary>
    public bool Next()
    {
        while (true)
        {
            if (at == end && !Load()) return false;
            var length = scanner.Scan(window.AsSpan(at, end - at), nextPiece == data.Pieces);
            if (length < 0)
            {
                if (end - at > CsvLimits.RecordBytes) throw CsvException.RecordTooLong();
                Load();
                continue;
            }
            row = at;
            at += length;
            Position += length;
            if (Cells.Length == 1 && Cells[0] is { Length: 0, Kind: CsvCellKind.Plain }) continue;
            Check(window.AsSpan(row, length));
            return true;
        }
    }

    public ReadOnlySpan<byte> Bytes(CsvCell cell) => window.AsSpan(row + cell.Start, cell.Length);

    public string Text(CsvCell cell)
    {
        var text = Encoding.UTF8.GetString(Bytes(cell));
        return cell.Kind == CsvCellKind.Escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    private static void Check(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes)) throw CsvException.NotUtf8();
        if (bytes.Length > CsvLimits.RecordCharacters && Encoding.UTF8.GetCharCount(bytes) > CsvLimits.RecordCharacters) throw CsvException.RecordTooLong();
    }

    // Puts the next piece behind what is left of the one before.
    private bool Load()
    {
        if (nextPiece >= data.Pieces) return false;
        var rest = window.AsSpan(at, end - at);
        var length = rest.Length + data.LengthOf(nextPiece);
        var target = window.Length >= length ? window : new byte[length + 4096];
        rest.CopyTo(target);
        data.Reader(nextPiece++, target.AsSpan(rest.Length, length - rest.Length));
        (window, at, end) = (target, skip, length);
        skip = 0;
        return true;
    }
}
