using System.Buffers;
using System.Text;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>LIKE: <c>%</c> is any text, <c>_</c> any one character, a backslash makes the next one plain; case does not count.</summary>
internal sealed class LikePattern : TextTest
{
    // Two noncharacters stand for the wild cards, so that the pattern is one array of characters.
    private const char Many = '\uFFFF', One = '\uFFFE';
    private const int OnStack = 512;

    private readonly string pattern;
    private readonly byte[]? prefix;

    public LikePattern(string written)
    {
        var text = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '\\' && i + 1 < written.Length) text.Append(written[++i]);
            else text.Append(written[i] switch { '%' => Many, '_' => One, var c => c });
        }
        pattern = text.ToString().ToUpperInvariant();
        prefix = PlainPrefix();
    }

    public override bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return false;
        if (prefix is not null) return text.Length >= prefix.Length && Ascii.EqualsIgnoreCase(text[..prefix.Length], prefix);
        var rented = text.Length > OnStack ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        var chars = rented ?? stackalloc char[OnStack];
        var length = Encoding.UTF8.GetChars(text, chars);
        chars = chars[..length];
        foreach (ref var c in chars) c = char.ToUpperInvariant(c);
        var result = Matches(chars, pattern);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    // abc% in ASCII needs no decoding.
    private byte[]? PlainPrefix()
    {
        var plain = pattern.AsSpan(0, Math.Max(0, pattern.Length - 1));
        return pattern.EndsWith(Many) && plain.IndexOfAny(Many, One) < 0 && Ascii.IsValid(plain) ? Encoding.ASCII.GetBytes(plain.ToString()) : null;
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
