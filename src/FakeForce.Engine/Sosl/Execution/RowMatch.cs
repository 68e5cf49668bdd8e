using FakeForce.Engine.Sosl.Index;
using FakeForce.Engine.Sosl.Syntax;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Sosl.Execution;

/// <summary>Holds a row against a search: reads its searched fields once and evaluates the operators on them.</summary>
internal sealed class RowMatch(SearchField[] fields, FieldGroup? group)
{
    private readonly FoldedBuffer buffer = new();
    private readonly List<(int Start, int Length)> texts = [];

    public bool Matches(SearchNode node, Row row)
    {
        Read(row);
        return Matches(node);
    }

    private bool Matches(SearchNode node) => node switch
    {
        SearchTerm term => IsInSomeText(term),
        SearchChain chain => MatchesChain(chain),
        SearchEither either => either.Alternatives.Any(Matches),
        _ => throw new InvalidOperationException("unknown search node " + node.GetType().Name),
    };

    private bool MatchesChain(SearchChain chain)
    {
        var matches = Matches(chain.Operands[^1]);
        for (var i = chain.Operands.Count - 2; i >= 0; i--) matches = matches != chain.Negated[i] && Matches(chain.Operands[i]);
        return matches;
    }

    private void Read(Row row)
    {
        buffer.Clear();
        texts.Clear();
        foreach (var field in fields)
        {
            if (group is { } only && field.Group != only || row.Text(field.Field.Ordinal) is not { IsEmpty: false } text) continue;
            var start = buffer.Length;
            var length = buffer.Append(text);
            texts.Add((start, length));
            if (field.Group == FieldGroup.Phone) texts.Add((start + length, buffer.AppendDigits(start, length)));
        }
    }

    private bool IsInSomeText(SearchTerm term)
    {
        foreach (var (start, length) in texts)
            if (TermMatch.IsIn(term, buffer[start, length])) return true;
        return false;
    }
}
