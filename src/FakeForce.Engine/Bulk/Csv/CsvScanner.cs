using System.Buffers;

namespace FakeForce.Engine.Bulk.Csv;

/// <summary>
/// Finds the values of one row in UTF-8 bytes (RFC 4180 with the job's delimiter). Makes no strings: a value is a place.
/// <code>
/// row  = cell { delimiter cell } [ CR ] ( LF | end of data )
/// cell = { any but delimiter, quote, LF } | '"' { any but quote | '""' } '"'
/// </code>
/// The texts of its errors are those of the CSV reader in Salesforce's own client library (forcedotcom/wsc, CSVReader), which
/// jobs answer too: "InvalidBatch : Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote".
/// </summary>
internal sealed class CsvScanner(CsvDialect dialect)
{
    private const string UnescapedQuote = "Found unescaped quote. A value with quote should be within a quote";
    private const string TextAfterQuote = "Not expecting more text after end quote";
    private const int Incomplete = -1;

    private readonly byte delimiter = dialect.Sign;
    private readonly SearchValues<byte> stops = SearchValues.Create([dialect.Sign, (byte)'"', (byte)'\n']);
    private readonly SearchValues<byte> ends = SearchValues.Create([dialect.Sign, (byte)'\n']);
    private CsvCell[] cells = new CsvCell[16];
    private int count;

    public ReadOnlySpan<CsvCell> Cells => cells.AsSpan(0, count);

    /// <summary>What is wrong with a cell of the row, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// Scans the row at the beginning of <paramref name="bytes"/>, which must not be empty. The answer is its length with
    /// its line end, or -1 if the row may go on behind the bytes.
    /// </summary>
    public int Scan(ReadOnlySpan<byte> bytes, bool isLast)
    {
        count = 0;
        Problem = null;
        for (var at = 0; ;)
        {
            var end = at < bytes.Length && bytes[at] == '"' ? Quoted(bytes, at, isLast) : Plain(bytes, at, isLast);
            if (end == Incomplete) return Incomplete;
            if (end == bytes.Length) return end;
            at = end + 1;
            if (bytes[end] == '\n') return at;
        }
    }

    private int Plain(ReadOnlySpan<byte> bytes, int start, bool isLast)
    {
        var found = bytes[start..].IndexOfAny(stops);
        if (found >= 0 && bytes[start + found] == '"') return Broken(bytes, start, start + found, UnescapedQuote, isLast);
        if (found < 0 && !isLast) return Incomplete;
        var end = found < 0 ? bytes.Length : start + found;
        Add(new CsvCell(start, LengthBefore(bytes, start, end), CsvCellKind.Plain));
        return end;
    }

    private int Quoted(ReadOnlySpan<byte> bytes, int start, bool isLast)
    {
        var kind = CsvCellKind.Quoted;
        for (var at = start + 1; ;)
        {
            var found = at < bytes.Length ? bytes[at..].IndexOf((byte)'"') : -1;
            if (found < 0) return isLast ? throw CsvException.OpenQuote() : Incomplete;
            var quote = at + found;
            if (quote + 2 >= bytes.Length && !isLast) return Incomplete;
            if (quote + 1 < bytes.Length && bytes[quote + 1] == '"')
            {
                kind = CsvCellKind.Escaped;
                at = quote + 2;
                continue;
            }
            var end = AfterQuote(bytes, quote + 1);
            if (end < 0) return Broken(bytes, start, quote + 1, TextAfterQuote, isLast);
            Add(new CsvCell(start + 1, quote - start - 1, kind));
            return end;
        }
    }

    // Where the cell ends whose closing quote is right before, or -1 if something else comes first.
    private int AfterQuote(ReadOnlySpan<byte> bytes, int at)
    {
        if (at == bytes.Length || bytes[at] == delimiter || bytes[at] == '\n') return at;
        return bytes[at] == '\r' && at + 1 < bytes.Length && bytes[at + 1] == '\n' ? at + 1 : -1;
    }

    // The row goes on at the next delimiter or line end, so that one bad value costs one row.
    private int Broken(ReadOnlySpan<byte> bytes, int start, int from, string problem, bool isLast)
    {
        var found = bytes[from..].IndexOfAny(ends);
        if (found < 0 && !isLast) return Incomplete;
        var end = found < 0 ? bytes.Length : from + found;
        Problem ??= problem;
        Add(new CsvCell(start, LengthBefore(bytes, start, end), CsvCellKind.Broken));
        return end;
    }

    private static int LengthBefore(ReadOnlySpan<byte> bytes, int start, int end) =>
        end < bytes.Length && bytes[end] == '\n' && end > start && bytes[end - 1] == '\r' ? end - 1 - start : end - start;

    private void Add(CsvCell cell)
    {
        if (count == CsvLimits.RecordFields) throw CsvException.TooManyFields();
        if (count == cells.Length) Array.Resize(ref cells, count * 2);
        cells[count++] = cell;
    }
}
