namespace FakeForce.Engine.Bulk.Csv;

/// <summary>How a job's data are written, and its results with them (Bulk API 2.0 guide, "Create a Job").</summary>
public readonly record struct CsvDialect(ColumnDelimiter Delimiter, LineEnding LineEnding)
{
    private static readonly (string Name, byte Sign)[] delimiters =
    [
        ("COMMA", (byte)','),
        ("BACKQUOTE", (byte)'`'),
        ("CARET", (byte)'^'),
        ("PIPE", (byte)'|'),
        ("SEMICOLON", (byte)';'),
        ("TAB", (byte)'\t'),
    ];

    public string DelimiterName => delimiters[(int)Delimiter].Name;
    public string LineEndingName => LineEnding == LineEnding.CrLf ? "CRLF" : "LF";

    internal byte Sign => delimiters[(int)Delimiter].Sign;
    internal ReadOnlySpan<byte> End => LineEnding == LineEnding.CrLf ? "\r\n"u8 : "\n"u8;

    public static bool TryDelimiter(string name, out ColumnDelimiter delimiter)
    {
        var index = Array.FindIndex(delimiters, d => d.Name == name);
        delimiter = (ColumnDelimiter)Math.Max(index, 0);
        return index >= 0;
    }

    public static bool TryLineEnding(string name, out LineEnding ending)
    {
        ending = name == "CRLF" ? LineEnding.CrLf : LineEnding.Lf;
        return name is "LF" or "CRLF";
    }
}
