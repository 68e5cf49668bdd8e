namespace FakeForce.Engine.State;

internal partial struct RowVector
{
    /// <summary>True if both are the same rows, because neither was written since one was copied from the other.</summary>
    public readonly bool IsSameAs(RowVector other) => ReferenceEquals(root, other.root) && Count == other.Count;

    /// <summary>
    /// Row numbers (from 1) at which the two hold different rows. Leaves that both share cost one comparison, so that one
    /// changed row among a million is found in microseconds.
    /// </summary>
    public static List<int> DifferentNumbers(RowVector before, RowVector after)
    {
        var numbers = new List<int>();
        if (before.IsSameAs(after)) return numbers;
        for (var first = 0; first < Math.Max(before.Count, after.Count); first += Width)
            if (!ReferenceEquals(before.LeafNode(first), after.LeafNode(first))) AddDifferent(before, after, first, numbers);
        return numbers;
    }

    private static void AddDifferent(RowVector before, RowVector after, int first, List<int> numbers)
    {
        for (var i = first; i < first + Width; i++)
            if (!ReferenceEquals(before[i], after[i])) numbers.Add(i + 1);
    }

    private readonly Node? LeafNode(int index)
    {
        if (index >= Count) return null;
        var node = root!;
        for (var level = shift; level > 0; level -= Bits) node = node.Children![index >> level & (Width - 1)]!;
        return node;
    }
}
