using FakeForce.Engine.Sosl.Index;

namespace FakeForce.Engine.Sosl.Syntax;

/// <summary>A word in upper case, with the wild cards of <see cref="WordReader"/> in it.</summary>
internal sealed record WordPattern(string Text)
{
    private readonly int plain = Text.AsSpan().IndexOfAny(WordReader.Many, WordReader.One);

    public bool HasWildcard => plain >= 0;

    /// <summary>What stands before the first wild card; never empty, because none begins a word.</summary>
    public ReadOnlySpan<char> Beginning => plain < 0 ? Text : Text.AsSpan(0, plain);

    public bool Matches(ReadOnlySpan<char> word)
    {
        if (plain < 0) return word.SequenceEqual(Text);
        int w = 0, p = 0, star = -1, resume = 0;
        // Greedy, with one place to come back to: the word behind the last * seen.
        while (w < word.Length)
        {
            if (p < Text.Length && Text[p] == WordReader.Many) (star, resume) = (p++, w);
            else if (p < Text.Length && (Text[p] == word[w] || Text[p] == WordReader.One)) (p, w) = (p + 1, w + 1);
            else if (star >= 0) (p, w) = (star + 1, ++resume);
            else return false;
        }
        return Text.AsSpan(p).IndexOfAnyExcept(WordReader.Many) < 0;
    }

    public override string ToString() => Text.Replace(WordReader.Many, '*').Replace(WordReader.One, '?');
}
