namespace FakeForce.Engine.Soql;

/// <summary>A place in a query as Salesforce's errors show it: row, column, and a few words around it above a caret.</summary>
internal readonly record struct SourcePosition(string Source, int Offset)
{
    /// <summary>Characters shown on each side, and then as many as it takes not to cut a word: so every live answer that we know.</summary>
    private const int Around = 30;

    public static SourcePosition Of(string source, int offset) => new(source, Math.Clamp(offset, 0, source.Length));

    private int LineStart => Offset == 0 ? 0 : Source.LastIndexOf('\n', Offset - 1) + 1;

    public int Row => 1 + Source.AsSpan(0, Offset).Count('\n');
    public int Column => Offset - LineStart + 1;

    public string Describe()
    {
        var (fragment, caret) = Fragment();
        return $"\n{fragment}\n{new string(' ', caret)}^\nERROR at Row:{Row}:Column:{Column}\n";
    }

    // The fragment never leaves the line of the error; words end at blanks and commas.
    private (string Text, int Caret) Fragment()
    {
        var lineEnd = Source.IndexOf('\n', Offset);
        if (lineEnd < 0) lineEnd = Source.Length;
        var lineStart = LineStart;
        var start = Math.Max(lineStart, Offset - Around);
        while (start > lineStart && !IsBreak(Source[start]) && !IsBreak(Source[start - 1])) start--;
        var end = Math.Min(lineEnd, Offset + Around);
        while (end < lineEnd && !IsBreak(Source[end])) end++;
        return (Source[start..end].TrimEnd('\r'), Offset - start);
    }

    private static bool IsBreak(char c) => c == ',' || char.IsWhiteSpace(c);
}
