using FakeForce.Engine.State;
using System.Text;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>INCLUDES: every entry of the wanted set is among the stored ones, which semicolons separate.</summary>
internal sealed class IncludesAll : TextTest
{
    private readonly FoldedText[] wanted;

    public IncludesAll(string set) =>
        wanted = [.. set.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(s => new FoldedText(Encoding.UTF8.GetBytes(s)))];

    public int Count => wanted.Length;

    public override bool Matches(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return false;
        foreach (var entry in wanted)
            if (!Contains(text, entry)) return false;
        return true;
    }

    private static bool Contains(ReadOnlySpan<byte> text, FoldedText entry)
    {
        foreach (var range in text.Split((byte)';'))
            if (entry.Equals(text[range])) return true;
        return false;
    }
}

/// <summary>Equality of multi-select values is equality of sets.</summary>
internal sealed class SameSet(IncludesAll wanted) : TextTest
{
    public override bool Matches(ReadOnlySpan<byte> text) => wanted.Matches(text) && text.Count((byte)';') + 1 == wanted.Count;
}
