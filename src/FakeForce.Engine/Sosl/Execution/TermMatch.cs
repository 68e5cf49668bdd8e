using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.Sosl.Syntax;

namespace FakeForce.Engine.Sosl.Execution;

/// <summary>Looks for a term in a text that is in upper case already.</summary>
internal static class TermMatch
{
    public static bool IsIn(SearchTerm term, ReadOnlySpan<char> text) => Find(term, text, null);

    /// <summary>Adds where the words of the term stand, at every place where it does.</summary>
    public static void Mark(SearchTerm term, ReadOnlySpan<char> text, List<Range> places) => Find(term, text, places);

    private static bool Find(SearchTerm term, ReadOnlySpan<char> text, List<Range>? places)
    {
        if (term.Words.Count == 0) return false;
        var before = 0;
        var found = false;
        for (var first = new WordReader(text); first.Next(); before = first.End)
        {
            if (!StandsHere(term, text, first, before)) continue;
            found = true;
            if (places is null) break;
            AddPlaces(term, first, places);
        }
        return found;
    }

    private static bool StandsHere(SearchTerm term, ReadOnlySpan<char> text, WordReader word, int before)
    {
        if (!term.Words[0].Matches(word.Word)) return false;
        if (term.Separators[0] is { Length: > 0 } opening && !TermReader.Punctuation(text[before..word.Start]).EndsWith(opening, StringComparison.Ordinal)) return false;
        for (var i = 1; i < term.Words.Count; i++)
        {
            var end = word.End;
            if (!word.Next() || !term.Words[i].Matches(word.Word)) return false;
            if (term.Separators[i] is { Length: > 0 } between && TermReader.Punctuation(text[end..word.Start]) != between) return false;
        }
        if (term.Separators[^1] is not { Length: > 0 } closing) return true;
        var last = word.End;
        return TermReader.Punctuation(text[last..(word.Next() ? word.Start : text.Length)]).StartsWith(closing, StringComparison.Ordinal);
    }

    private static void AddPlaces(SearchTerm term, WordReader word, List<Range> places)
    {
        places.Add(word.Start..word.End);
        for (var i = 1; i < term.Words.Count && word.Next(); i++) places.Add(word.Start..word.End);
    }
}
