using System.Globalization;
using System.Text;

namespace FakeForce.Server.Json;

/// <summary>
/// The lexical part: white space, numbers, strings and their escapes.
/// <code>
/// number = [ "-" ] digits [ "." digits ] [ ("e" | "E") [ "+" | "-" ] digits ]
/// string = '"' { character | "\\" escape } '"'
/// </code>
/// </summary>
internal ref partial struct JsonIn
{
    private string Number()
    {
        var start = at;
        if (text[at] == '-') at++;
        var digits = Digits();
        if (digits == 0) throw Unexpected("expected digit (0-9) to follow minus sign, for valid numeric value");
        if (digits > 1 && text[at - digits] == '0') throw Error("Invalid numeric value: Leading zeroes not allowed");
        if (at < text.Length && text[at] == '.')
        {
            at++;
            if (Digits() == 0) throw Unexpected("Decimal point not followed by a digit");
        }
        if (at < text.Length && text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-') at++;
            if (Digits() == 0) throw Unexpected("Exponent indicator not followed by a digit");
        }
        return Encoding.ASCII.GetString(text[start..at]);
    }

    private int Digits()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit((char)text[at])) at++;
        return at - start;
    }

    private string String()
    {
        at++;
        var start = at;
        while (at < text.Length && text[at] is not ((byte)'"' or (byte)'\\') && text[at] >= 32) at++;
        if (at < text.Length && text[at] == '"') return Decoded(text[start..at++]);
        return Escaped(start);
    }

    private string Escaped(int start)
    {
        var result = new StringBuilder(Decoded(text[start..at]));
        while (true)
        {
            if (at >= text.Length) throw Error("Unexpected end-of-input: was expecting closing quote for a string value");
            var b = text[at];
            if (b == '"')
            {
                at++;
                return result.ToString();
            }
            if (b < 32) throw Error($"Illegal unquoted character ((CTRL-CHAR, code {b})): has to be escaped using backslash to be included in string value");
            if (b == '\\')
            {
                at++;
                result.Append(Escape());
                continue;
            }
            var from = at;
            while (at < text.Length && text[at] is not ((byte)'"' or (byte)'\\') && text[at] >= 32) at++;
            result.Append(Decoded(text[from..at]));
        }
    }

    private char Escape()
    {
        if (at >= text.Length) throw Error("Unexpected end-of-input in character escape sequence");
        var c = (char)text[at++];
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when at + 4 <= text.Length && ushort.TryParse(text.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                at += 4;
                return (char)code;
            case 'u': throw Error("Unexpected character: expected a hex-digit for character escape sequence");
            default: throw Error($"Unrecognized character escape '{c}' (code {(int)c})");
        }
    }

    private readonly string Decoded(ReadOnlySpan<byte> utf8)
    {
        if (!System.Text.Unicode.Utf8.IsValid(utf8)) throw Error("Invalid UTF-8 in a string");
        return Encoding.UTF8.GetString(utf8);
    }

    private int Peek()
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return at < text.Length ? text[at] : -1;
    }

    private void SkipByteOrderMark()
    {
        if (text.StartsWith("\uFEFF"u8)) at = 3;
    }
}
