namespace FakeForce.Engine.Records;

/// <summary>Turns byte offsets into the lines and columns that Salesforce's JSON error texts end in.</summary>
public static class SourcePosition
{
    /// <summary>Line and column from 1, as Jackson counts them: columns are UTF-16 units, a line ends at LF, CR or CR LF.</summary>
    public static (int Line, int Column) Of(ReadOnlySpan<byte> source, int offset)
    {
        var before = source[..Math.Clamp(offset, 0, source.Length)];
        int line = 1, start = 0;
        for (var i = 0; i < before.Length; i++)
        {
            var endsLine = before[i] == '\n' || before[i] == '\r' && (i + 1 >= source.Length || source[i + 1] != '\n');
            if (!endsLine) continue;
            line++;
            start = i + 1;
        }
        return (line, System.Text.Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    /// <summary>The same error with <c> at [line:1, column:179]</c> behind its text, if it has a position.</summary>
    public static SalesforceException Locate(SalesforceException error, ReadOnlySpan<byte> source)
    {
        if (error.Position < 0) return error;
        var (line, column) = Of(source, error.Position);
        return new SalesforceException(error.Code, $"{error.Message} at [line:{line}, column:{column}]", error.Fields) { IsDml = error.IsDml };
    }
}
