using FakeForce.Engine.Sosl.Index;

namespace FakeForce.Engine.Sosl.Syntax;

/// <summary>
/// Turns a word or phrase of a search text into the words to look for. A phrase must be found with its punctuation
/// ("acme.com" finds just that), a bare word's punctuation only parts its words, as in an e-mail address.
/// </summary>
internal static class TermReader
{
    public static SearchTerm Read(string text, bool isPhrase)
    {
        var folded = text.ToUpperInvariant();
        var words = new List<WordPattern>();
        var separators = new List<string>();
        var reader = new WordReader(folded);
        var end = 0;
        while (reader.Next())
        {
            separators.Add(isPhrase ? Punctuation(folded.AsSpan(end, reader.Start - end)) : "");
            words.Add(new WordPattern(reader.Word.ToString()));
            end = reader.End;
        }
        separators.Add(isPhrase ? Punctuation(folded.AsSpan(end)) : "");
        return new SearchTerm(words, separators);
    }

    /// <summary>What a separator is besides blanks.</summary>
    public static string Punctuation(ReadOnlySpan<char> separator)
    {
        var text = "";
        foreach (var c in separator)
            if (!char.IsWhiteSpace(c) && c is not (WordReader.Many or WordReader.One)) text += c;
        return text;
    }
}
