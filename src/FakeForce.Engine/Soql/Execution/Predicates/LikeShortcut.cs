using System.Text;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>
/// The patterns that people write most, <c>abc%</c>, <c>%abc</c> and <c>%abc%</c> in ASCII: the stored UTF-8 is searched as
/// it is, since no other character becomes ASCII when its case is folded.
/// </summary>
internal sealed class LikeShortcut
{
    private readonly byte[] plain;
    private readonly bool openStart, openEnd;
    private readonly byte upper, lower;
    private readonly int anchor;

    private LikeShortcut(byte[] plain, bool openStart, bool openEnd)
    {
        (this.plain, this.openStart, this.openEnd) = (plain, openStart, openEnd);
        anchor = RarestOf(plain);
        upper = plain[anchor];
        lower = upper is >= (byte)'A' and <= (byte)'Z' ? (byte)(upper | 0x20) : upper;
    }

    /// <summary>Null for a pattern that is none of these. <paramref name="pattern"/> is in capitals.</summary>
    public static LikeShortcut? Of(string pattern, char many, char one)
    {
        var plain = pattern.AsSpan().Trim(many);
        if (plain.IsEmpty || plain.IndexOfAny(many, one) >= 0 || !Ascii.IsValid(plain)) return null;
        return new LikeShortcut(Encoding.ASCII.GetBytes(plain.ToString()), pattern[0] == many, pattern[^1] == many);
    }

    public bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.Length < plain.Length) return false;
        if (openStart && openEnd) return Contains(text);
        if (openStart) return Ascii.EqualsIgnoreCase(text[^plain.Length..], plain);
        return openEnd ? Ascii.EqualsIgnoreCase(text[..plain.Length], plain) : text.Length == plain.Length && Ascii.EqualsIgnoreCase(text, plain);
    }

    // Jumps from one occurrence of the anchor to the next.
    private bool Contains(ReadOnlySpan<byte> text)
    {
        var last = text.Length - plain.Length;
        for (var start = 0; start <= last; start++)
        {
            var jump = text[(start + anchor)..(last + anchor + 1)].IndexOfAny(upper, lower);
            if (jump < 0) return false;
            start += jump;
            if (Ascii.EqualsIgnoreCase(text.Slice(start, plain.Length), plain)) return true;
        }
        return false;
    }

    // Letters in the order of how common they are; what is none of them is rare.
    private static int RarestOf(byte[] plain)
    {
        const string common = " EATOINSRHLDCUMFPGWYBVKXJQZ";
        var best = 0;
        for (var i = 1; i < plain.Length; i++)
            if (Rarity(plain[i]) > Rarity(plain[best])) best = i;
        return best;

        static int Rarity(byte b) => common.IndexOf((char)b) is var at and >= 0 ? at : common.Length;
    }
}
