using System.Buffers;
using System.Text;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>LIKE: <c>%</c> is any text, <c>_</c> any one character, a backslash makes the next one plain; case counts if asked for.</summary>
internal sealed class LikePattern : TextTest
{
    // Two noncharacters stand for the wild cards, so that the pattern is one array of characters.
    private const char Many = '\uFFFF', One = '\uFFFE';
    private const int OnStack = 512;

    private readonly string pattern;
    private readonly LikeShortcut? shortcut;
    private readonly bool tellsCase;

    public LikePattern(string written, bool tellsCase = false)
    {
        this.tellsCase = tellsCase;
        pattern = tellsCase ? Marked(written) : Marked(written).ToUpperInvariant();
        shortcut = tellsCase ? null : LikeShortcut.Of(pattern, Many, One);
    }

    /// <summary>
    /// The stretch of the sort-order index in which all matches lie; false if the pattern does not begin with a plain
    /// character of ASCII.
    /// </summary>
    public static bool TryBeginning(string written, out ulong low, out ulong high)
    {
        (low, high) = (0, 0);
        var plain = Marked(written).AsSpan();
        if (plain.IndexOfAny(Many, One) is var end and >= 0) plain = plain[..end];
        if (plain.IndexOfAnyExceptInRange('\0', '\x7F') is var beyond and >= 0) plain = plain[..beyond];
        if (plain.IsEmpty) return false;
        Span<byte> bytes = stackalloc byte[8];
        var length = Encoding.ASCII.GetBytes(plain[..Math.Min(8, plain.Length)], bytes);
        low = FoldedText.SortPrefix(bytes[..length]);
        high = length == 8 ? low : low | ulong.MaxValue >> length * 8;
        return true;
    }

    public override bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return false;
        if (shortcut is not null) return shortcut.Matches(text);
        var rented = text.Length > OnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        var chars = rented ?? stackalloc char[OnStack];
        var length = Encoding.UTF8.GetChars(text, chars);
        chars = chars[..length];
        if (!tellsCase) chars = Folded(chars, Ascii.IsValid(text));
        var result = Matches(chars, pattern);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    private static Span<char> Folded(Span<char> chars, bool isAscii)
    {
        if (!isAscii) return chars.ToString().ToUpperInvariant().ToCharArray();
        Ascii.ToUpperInPlace(chars, out _);
        return chars;
    }

    private static string Marked(string written)
    {
        var text = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '\\' && i + 1 < written.Length) text.Append(written[++i]);
            else text.Append(written[i] switch { '%' => Many, '_' => One, var c => c });
        }
        return text.ToString();
    }

    // Greedy, with one place to come back to: the text behind the last % seen.
    private static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        int t = 0, p = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == Many)
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == text[t] || pattern[p] == One))
            {
                var pair = pattern[p] == One && char.IsHighSurrogate(text[t]) && t + 1 < text.Length;
                t += pair ? 2 : 1;
                p++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else return false;
        }
        return pattern[p..].IndexOfAnyExcept(Many) < 0;
    }
}
