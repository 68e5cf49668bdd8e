using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>A question about a text in UTF-8; the empty text is null.</summary>
internal abstract class TextTest
{
    public abstract bool Matches(ReadOnlySpan<byte> text);
}

internal sealed class TextPredicate(int ordinal, TextTest test, bool negated) : Predicate
{
    public override bool Matches(Row row, RecordId id) => test.Matches(row.Text(ordinal)) != negated;
}

internal sealed class TextEquals(FoldedText wanted) : TextTest
{
    public override bool Matches(ReadOnlySpan<byte> text) => wanted.Equals(text);
}

internal sealed class TextEqualsExactly(byte[] wanted) : TextTest
{
    public override bool Matches(ReadOnlySpan<byte> text) => text.SequenceEqual(wanted);
}

internal sealed class AnyText(TextTest[] tests) : TextTest
{
    public override bool Matches(ReadOnlySpan<byte> text)
    {
        foreach (var test in tests)
            if (test.Matches(text)) return true;
        return false;
    }
}

/// <summary>Many wanted texts, found by the same folded hash that indexes use.</summary>
internal sealed class TextSet : TextTest
{
    private readonly Dictionary<ulong, FoldedText[]> byHash;

    public TextSet(IEnumerable<FoldedText> wanted) =>
        byHash = wanted.GroupBy(w => IndexKey.OfText(w.Utf8)).ToDictionary(g => g.Key, g => g.ToArray());

    public override bool Matches(ReadOnlySpan<byte> text)
    {
        if (!byHash.TryGetValue(IndexKey.OfText(text), out var candidates)) return false;
        foreach (var candidate in candidates)
            if (candidate.Equals(text)) return true;
        return false;
    }
}

/// <summary>Before or behind a text in Salesforce's sort order; null is neither.</summary>
internal sealed class TextOrder(byte[] bound, bool below, bool orEqual) : TextTest
{
    public override bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return false;
        var order = FoldedText.Compare(text, bound);
        return order == 0 ? orEqual : order < 0 == below;
    }
}
