using System.Text;

namespace FakeForce.Engine.Soql;

/// <summary>A place in a query as Salesforce's errors show it: row, column, and a few words around it above a caret.</summary>
internal readonly record struct SourcePosition(string Source, int Offset)
{
    /// <summary>Words shown on each side of the offending one, as live answers show them.</summary>
    private const int WordsAround = 2;

    public static SourcePosition Of(string source, int offset) => new(source, Math.Clamp(offset, 0, source.Length));

    private int LineStart => Offset == 0 ? 0 : Source.LastIndexOf('\n', Offset - 1) + 1;

    public int Row => 1 + Source.AsSpan(0, Offset).Count('\n');
    public int Column => Offset - LineStart + 1;

    public string Describe()
    {
        var (fragment, caret) = Fragment();
        return $"\n{fragment}\n{new string(' ', caret)}^\nERROR at Row:{Row}:Column:{Column}\n";
    }

    // Live answers show two words before and two after the offending one, end words at blanks and commas, never leave
    // the line, and squeeze runs of blanks into one.
    private (string Text, int Caret) Fragment()
    {
        var lineEnd = Source.IndexOf('\n', Offset);
        if (lineEnd < 0) lineEnd = Source.Length;
        var start = BackOverWords(LineStart);
        var end = OverWords(lineEnd);
        var text = new StringBuilder();
        var caret = 0;
        for (var i = start; i < end; i++)
        {
            if (i == Offset) caret = text.Length;
            var blank = char.IsWhiteSpace(Source[i]);
            if (!blank) text.Append(Source[i]);
            else if (text.Length == 0 || text[^1] != ' ') text.Append(' ');
        }
        if (Offset >= end) caret = text.Length;
        return (text.ToString(), caret);
    }

    private int BackOverWords(int lineStart)
    {
        var at = Offset;
        for (var words = 0; words < WordsAround; words++)
        {
            var word = at;
            while (word > lineStart && IsBreak(Source[word - 1])) word--;
            if (word == lineStart) return words == 0 ? lineStart : at;
            while (word > lineStart && !IsBreak(Source[word - 1])) word--;
            at = word;
        }
        return at;
    }

    private int OverWords(int lineEnd)
    {
        var at = Offset;
        for (var words = 0; words <= WordsAround; words++)
        {
            var word = at;
            while (word < lineEnd && IsBreak(Source[word])) word++;
            if (word == lineEnd) return at;
            while (word < lineEnd && !IsBreak(Source[word])) word++;
            at = word;
        }
        return at;
    }

    private static bool IsBreak(char c) => c == ',' || char.IsWhiteSpace(c);
}
