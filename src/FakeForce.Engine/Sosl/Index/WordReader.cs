using System.Globalization;
using System.Text;

namespace FakeForce.Engine.Sosl.Index;

internal enum WordKind : byte { None, Letters, Digits, Ideograph }

/// <summary>
/// Cuts a text, already in upper case, into words: at blanks, at punctuation, and where letters meet digits (SOQL and SOSL
/// reference, "FIND", and "Inside Search" on the tokens of Web2Case). In scripts without blanks between words Salesforce
/// looks for word stems, or for pairs of characters in its older index; here every character is a word and a term is a
/// run of them, so that all that either of these finds is found.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text)
{
    /// <summary>Two noncharacters stand for * and ? in search terms; they take the kind of what is before them.</summary>
    public const char Many = '\uFFFF', One = '\uFFFE';

    private readonly ReadOnlySpan<char> text = text;

    public int Start { get; private set; }
    public int End { get; private set; }
    public readonly ReadOnlySpan<char> Word => text[Start..End];

    public bool Next()
    {
        var at = End;
        var kind = WordKind.None;
        var length = 1;
        while (at < text.Length && (kind = KindAt(at, out length)) == WordKind.None) at += length;
        Start = End = at;
        if (at >= text.Length) return false;
        for (at += length; at < text.Length; at += length)
        {
            if (text[at] is Many or One || IsMark(text[at])) length = 1;
            else if (kind == WordKind.Ideograph || KindAt(at, out length) != kind) break;
        }
        End = at;
        return true;
    }

    public static bool IsIdeograph(Rune rune) => rune.Value switch
    {
        < 0x0E00 => false,
        < 0x0E80 => true, // Thai
        >= 0x1100 and < 0x1200 => true, // Hangul letters
        >= 0x2E80 and < 0x3000 or >= 0x3005 and <= 0x3007 => true, // radicals, iteration marks
        >= 0x3040 and < 0x3100 or >= 0x3130 and < 0x3190 or >= 0x31F0 and < 0x3200 => true, // kana, Hangul letters
        >= 0x3400 and < 0x4DC0 or >= 0x4E00 and < 0xA000 or >= 0xAC00 and < 0xD7B0 => true, // Han, Hangul
        >= 0xF900 and < 0xFB00 or >= 0xFF66 and < 0xFFA0 or >= 0x20000 and < 0x40000 => true, // more of them
        _ => false,
    };

    private readonly WordKind KindAt(int at, out int length)
    {
        length = 1;
        var c = text[at];
        if (c < 0x80) return char.IsAsciiLetter(c) ? WordKind.Letters : char.IsAsciiDigit(c) ? WordKind.Digits : WordKind.None;
        if (Rune.DecodeFromUtf16(text[at..], out var rune, out length) != System.Buffers.OperationStatus.Done) return WordKind.None;
        if (IsIdeograph(rune)) return WordKind.Ideograph;
        return Rune.IsLetter(rune) ? WordKind.Letters : Rune.IsNumber(rune) ? WordKind.Digits : WordKind.None;
    }

    // Accents written as characters of their own belong to the letter before them.
    private static bool IsMark(char c) => c >= 0x300 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
