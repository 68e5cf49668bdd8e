using System.Text;

namespace FakeForce.Engine.Sosl.Index;

/// <summary>
/// What the index stores for a word: its group and its first seven bytes, in an order in which words with the same
/// beginning are neighbours. Longer words share keys with others, so that a hit must be verified against the row.
/// </summary>
internal static class SearchKey
{
    private const int Bytes = 7;

    public static ulong Of(FieldGroup group, ReadOnlySpan<char> word) => Of(group, word, out _);

    /// <summary>The keys of all words that begin so.</summary>
    public static (ulong Low, ulong High) Beginning(FieldGroup group, ReadOnlySpan<char> prefix)
    {
        var low = Of(group, prefix, out var free);
        return (low, low | (1UL << free * 8) - 1);
    }

    private static ulong Of(FieldGroup group, ReadOnlySpan<char> word, out int free)
    {
        var key = (ulong)group;
        free = Bytes;
        Span<byte> utf8 = stackalloc byte[4];
        while (free > 0 && word.Length > 0)
        {
            if (word[0] < 0x80)
            {
                key = key << 8 | word[0];
                free--;
                word = word[1..];
                continue;
            }
            Rune.DecodeFromUtf16(word, out var rune, out var length);
            foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
                if (free > 0) (key, free) = (key << 8 | b, free - 1);
            word = word[length..];
        }
        key <<= free * 8;
        return key;
    }
}
