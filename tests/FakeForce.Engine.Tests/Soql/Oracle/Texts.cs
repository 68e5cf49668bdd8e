using System.Text;

namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>How texts compare: without case, in the order of their capitals in UTF-8, which is the order of code points.</summary>
internal static class Texts
{
    public static int Compare(string left, string right)
    {
        var (a, b) = (Runes(left), Runes(right));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
            if (a[i] != b[i]) return a[i].CompareTo(b[i]);
        return a.Length.CompareTo(b.Length);
    }

    public static bool Same(string left, string right) => left.ToUpperInvariant() == right.ToUpperInvariant();

    /// <summary>LIKE: <c>%</c> is any text, <c>_</c> one character, a backslash takes the next one as it is.</summary>
    public static bool IsLike(string text, string pattern, bool tellsCase) =>
        tellsCase ? IsLike([.. text.EnumerateRunes()], (Rune[])[.. pattern.EnumerateRunes()]) : IsLike(Runes(text), Runes(pattern));

    private static bool IsLike(ReadOnlySpan<Rune> text, ReadOnlySpan<Rune> pattern)
    {
        if (pattern.IsEmpty) return text.IsEmpty;
        if (pattern[0].Value == '%') return IsLike(text, pattern[1..]) || !text.IsEmpty && IsLike(text[1..], pattern);
        if (text.IsEmpty) return false;
        if (pattern[0].Value == '\\') return text[0] == pattern[1] && IsLike(text[1..], pattern[2..]);
        return (pattern[0].Value == '_' || pattern[0] == text[0]) && IsLike(text[1..], pattern[1..]);
    }

    private static Rune[] Runes(string text) => [.. text.ToUpperInvariant().EnumerateRunes()];
}
