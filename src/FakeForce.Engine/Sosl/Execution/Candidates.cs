using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.Sosl.Syntax;

namespace FakeForce.Engine.Sosl.Execution;

/// <summary>
/// The rows that the index names for a search: all that match, in ascending order, and some that do not. Of what must all
/// be there the rarest is fetched first; what is in too many rows to be worth fetching is left to the look at the rows.
/// </summary>
internal sealed class Candidates(ObjectIndex index, FieldGroup? group)
{
    /// <summary>Looking at a row costs about as much as fetching so many numbers of rows.</summary>
    private const int NumbersPerLook = 16;

    private readonly FieldGroup[] groups = group is { } one ? [one] : Enum.GetValues<FieldGroup>();

    public List<int> Of(SearchNode node) => node switch
    {
        SearchTerm { Words.Count: 0 } => [],
        SearchTerm term => Common(term.Words, Weight, OfWord),
        SearchChain chain => Common([.. Wanted(chain)], Weight, Of),
        SearchEither either => SortedNumbers.Of([.. either.Alternatives.SelectMany(Of)]),
        _ => throw Unknown(node),
    };

    // Everything behind the first AND NOT is what the record must lack, because operators bind to the right.
    private static IEnumerable<SearchNode> Wanted(SearchChain chain)
    {
        for (var i = 0; i < chain.Operands.Count && (i == 0 || !chain.Negated[i - 1]); i++) yield return chain.Operands[i];
    }

    private static List<int> Common<T>(IReadOnlyList<T> parts, Func<T, long> weigh, Func<T, List<int>> fetch)
    {
        if (parts.Count == 1) return fetch(parts[0]);
        List<int>? numbers = null;
        foreach (var (part, weight) in parts.Select(p => (p, weigh(p))).OrderBy(p => p.Item2))
        {
            if (numbers is null) numbers = fetch(part);
            else if (weight <= (long)numbers.Count * NumbersPerLook) numbers = SortedNumbers.Intersection(numbers, fetch(part));
            else break;
        }
        return numbers!;
    }

    /// <summary>About how much there is to fetch.</summary>
    private long Weight(SearchNode node) => node switch
    {
        SearchTerm term => term.Words.Count == 0 ? 0 : term.Words.Min(Weight),
        SearchChain chain => Wanted(chain).Min(Weight),
        SearchEither either => either.Alternatives.Sum(Weight),
        _ => throw Unknown(node),
    };

    private long Weight(WordPattern word)
    {
        var weight = 0L;
        foreach (var searched in groups)
        {
            var (low, high) = KeysOf(word, searched);
            weight += index.Weight(low, high);
        }
        return weight;
    }

    private List<int> OfWord(WordPattern word)
    {
        var found = new List<int>();
        foreach (var searched in groups)
        {
            var (low, high) = KeysOf(word, searched);
            index.Find(low, high, found);
        }
        return SortedNumbers.Of(found);
    }

    private static (ulong Low, ulong High) KeysOf(WordPattern word, FieldGroup searched)
    {
        if (word.HasWildcard) return SearchKey.Beginning(searched, word.Beginning);
        var key = SearchKey.Of(searched, word.Text);
        return (key, key);
    }

    private static InvalidOperationException Unknown(SearchNode node) => new("unknown search node " + node.GetType().Name);
}
