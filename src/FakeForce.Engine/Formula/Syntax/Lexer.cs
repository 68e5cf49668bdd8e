using System.Globalization;
using System.Text;

namespace FakeForce.Engine.Formula.Syntax;

/// <summary>Cuts a formula into tokens (FormulaGrammar.g of salesforce/formula-engine, class FormulaLexer).</summary>
internal sealed class Lexer
{
    private static readonly string[] signs = ["==", "<>", "!=", ">=", "<=", "||", "&&", "=", "!", "/", "+", "-", "*", ">", "<", "&", "^"];

    private readonly string text;
    private int at;

    private Lexer(string text) => this.text = text;

    public static List<Token> Read(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<Token>();
        do tokens.Add(lexer.Next()); while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        SkipBlanks();
        if (at >= text.Length) return new(TokenKind.End, "", text.Length);
        var c = text[at];
        if (char.IsAsciiLetter(c) || c == '$') return Take(TokenKind.Name, IsInName);
        if (char.IsAsciiDigit(c)) return Number();
        return c switch
        {
            '"' or '\'' => Quoted(c),
            '(' => Sign(TokenKind.Open, "("),
            ')' => Sign(TokenKind.Close, ")"),
            ',' => Sign(TokenKind.Comma, ","),
            _ => Array.Find(signs, sign => string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0) is { } found
                ? Sign(TokenKind.Sign, found)
                : throw FormulaProblems.Found(char.IsHighSurrogate(c) && at + 1 < text.Length ? text.Substring(at, 2) : c.ToString(), at),
        };
    }

    // WS : ' ' | '\t' | '\f' | '\r' | '\n' ; COMMENT : "/*" ... "*/". No-break spaces come with formulas out of web pages; ours.
    private void SkipBlanks()
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\f' or '\r' or '\n' or '\u00A0') at++;
            else if (string.CompareOrdinal(text, at, "/*", 0, 2) == 0)
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0) throw FormulaProblems.Missing("'*/'", at);
                at = end + 2;
            }
            else return;
        }
    }

    // IDENT : ('a'..'z'|'$') ('a'..'z'|'_'|'0'..'9'|'$'|':'|'.'|'#')*
    private static bool IsInName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or ':' or '.' or '#';

    // NUMBER : ('0'..'9')+ (DOT ('0'..'9')+)?
    private Token Number()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        }
        var digits = text[start..at];
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? new(TokenKind.Number, digits, start)
            : throw FormulaProblems.Found(digits, start);
    }

    // STRING_LITERAL : '"' (ESC | ~('"'|'\\'|'\n'|'\r'))* '"', the same with single quotes; ESC : '\\' ('n'|'r'|'t'|'N'|'R'|'T'|'"'|'\''|'\\')
    private Token Quoted(char quote)
    {
        var start = at++;
        var value = new StringBuilder();
        for (; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] is '\n' or '\r') throw FormulaProblems.Missing($"'{quote}'", at);
            if (text[at] == '\\') Escape(value);
            else value.Append(text[at]);
        }
        if (at >= text.Length) throw FormulaProblems.Missing($"'{quote}'", start);
        at++;
        return new(TokenKind.Text, value.ToString(), start);
    }

    // Of the escapes only \" and \\ are the sign alone; the others keep both of their signs (probes of orgs: LEN("a\nb") is 4, LEN('a\'b') too).
    private void Escape(StringBuilder value)
    {
        var escaped = ++at < text.Length ? text[at] : '\0';
        if (!"nrtNRT\"'\\".Contains(escaped, StringComparison.Ordinal)) throw FormulaProblems.Found("\\", at - 1);
        if (escaped is not ('"' or '\\')) value.Append('\\');
        value.Append(escaped);
    }

    private Token Take(TokenKind kind, Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at])) at++;
        return new(kind, text[start..at], start);
    }

    private Token Sign(TokenKind kind, string sign)
    {
        at += sign.Length;
        return new(kind, sign, at - sign.Length);
    }
}
