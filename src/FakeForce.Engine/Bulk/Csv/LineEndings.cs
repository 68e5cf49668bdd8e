namespace FakeForce.Engine.Bulk.Csv;

/// <summary>
/// Whether the data end their lines as the job says. Line breaks inside of quotes count too (observed: values with the
/// other kind of break fail the whole job).
/// </summary>
internal static class LineEndings
{
    public static bool AreAs(CsvData data, LineEnding wanted)
    {
        var isAfterCr = false;
        var buffer = new byte[CsvData.PieceBytes];
        for (var i = 0; i < data.Pieces; i++)
            if (!AreAs(data.Read(i, buffer).Span, wanted, ref isAfterCr)) return false;
        return true;
    }

    private static bool AreAs(ReadOnlySpan<byte> piece, LineEnding wanted, ref bool isAfterCr)
    {
        var start = 0;
        if (piece.Length > 0 && piece[0] == '\n')
        {
            if (isAfterCr != (wanted == LineEnding.CrLf)) return false;
            start = 1;
        }
        isAfterCr = piece.Length > 0 && piece[^1] == '\r';
        return wanted == LineEnding.Lf ? piece.IndexOf("\r\n"u8) < 0 : HaveCr(piece, start);
    }

    private static bool HaveCr(ReadOnlySpan<byte> piece, int start)
    {
        for (int found; (found = piece[start..].IndexOf((byte)'\n')) >= 0; start += found + 1)
            if (piece[start + found - 1] != '\r') return false;
        return true;
    }
}
