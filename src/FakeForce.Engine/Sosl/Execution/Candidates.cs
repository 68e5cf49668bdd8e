using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.Sosl.Syntax;

namespace FakeForce.Engine.Sosl.Execution;

/// <summary>The rows that the index names for a search: all that match, in ascending order, and a few that do not.</summary>
internal sealed class Candidates(ObjectIndex index, FieldGroup? group)
{
    private static readonly FieldGroup[] every = Enum.GetValues<FieldGroup>();

    public List<int> Of(SearchNode node) => node switch
    {
        SearchTerm term => OfTerm(term),
        SearchChain chain => OfChain(chain),
        SearchEither either => SortedNumbers.Of([.. either.Alternatives.SelectMany(Of)]),
        _ => throw new InvalidOperationException("unknown search node " + node.GetType().Name),
    };

    // What AND NOT takes away is found only by looking at the rows.
    private List<int> OfChain(SearchChain chain)
    {
        var numbers = Of(chain.Operands[^1]);
        for (var i = chain.Operands.Count - 2; i >= 0; i--)
        {
            var left = Of(chain.Operands[i]);
            numbers = chain.Negated[i] ? left : SortedNumbers.Intersection(left, numbers);
        }
        return numbers;
    }

    private List<int> OfTerm(SearchTerm term)
    {
        List<int>? numbers = null;
        foreach (var word in term.Words)
        {
            var found = OfWord(word);
            numbers = numbers is null ? found : SortedNumbers.Intersection(numbers, found);
            if (numbers.Count == 0) break;
        }
        return numbers ?? [];
    }

    private List<int> OfWord(WordPattern word)
    {
        var found = new List<int>();
        foreach (var searched in group is { } one ? [one] : every)
        {
            if (word.HasWildcard)
            {
                var (low, high) = SearchKey.Beginning(searched, word.Beginning);
                index.Find(low, high, found);
            }
            else
            {
                var key = SearchKey.Of(searched, word.Text);
                index.Find(key, key, found);
            }
        }
        return SortedNumbers.Of(found);
    }
}
