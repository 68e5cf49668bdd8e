using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.Meta;

/// <summary>
/// Finds functions by the layout that the whole repository has: the brace of a member stands alone, four spaces in, or
/// eight inside a nested type. Functions of one expression have no such brace and no length worth counting.
/// </summary>
internal static partial class Functions
{
    public static IEnumerable<(string Header, int Lines)> Of(SourceFile file)
    {
        for (var i = 1; i < file.Lines.Length; i++)
        {
            var indent = file.Lines[i] is "    {" ? 4 : file.Lines[i] is "        {" ? 8 : 0;
            if (indent == 0) continue;
            var first = HeaderAbove(file.Lines, i, indent);
            var header = string.Join(' ', file.Lines[first..i]).Trim();
            if (!header.Contains('(', StringComparison.Ordinal) || TypeOrStatement().IsMatch(header)) continue;
            var end = Array.FindIndex(file.Lines, i, line => line.StartsWith(new string(' ', indent) + "}", StringComparison.Ordinal));
            yield return ($"{file.Path}:{first + 1} {header}", end - i + 2);
        }
    }

    private static int HeaderAbove(string[] lines, int brace, int indent)
    {
        var line = brace - 1;
        while (line > 0 && (lines[line].Length <= indent || lines[line][indent] == ' ' || !lines[line].StartsWith(new string(' ', indent), StringComparison.Ordinal))) line--;
        return line;
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\b|^(if|for|foreach|while|switch|using|try|catch|else|lock|do|finally|return|var|await|fixed|checked|unchecked)\b")]
    private static partial Regex TypeOrStatement();
}
