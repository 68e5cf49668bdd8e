namespace FakeForce.Engine.State;

/// <summary>
/// A persistent B+ tree of (key, row number) pairs in order. Immutable as a value: <see cref="Add"/> and
/// <see cref="Remove"/> give the changed index back, copying only nodes that the running transaction does not own.
/// </summary>
internal sealed class SortedIndex
{
    private const int LeafCapacity = 128;
    private const int BranchCapacity = 64;

    private readonly Node root;

    private SortedIndex(Node root) => this.root = root;

    public static SortedIndex Empty { get; } = new(new Node(null, new Pair[4], null));

    /// <summary>Builds the index from pairs in any order, which it sorts in place: the bulk way.</summary>
    public static SortedIndex Build(Pair[] pairs)
    {
        Array.Sort(pairs);
        var level = new List<Node>();
        const int fill = LeafCapacity * 3 / 4;
        for (var i = 0; i < pairs.Length; i += fill)
            level.Add(Node.LeafOf(pairs.AsSpan(i, Math.Min(fill, pairs.Length - i))));
        if (level.Count == 0) return Empty;
        while (level.Count > 1)
        {
            var above = new List<Node>();
            for (var i = 0; i < level.Count; i += BranchCapacity * 3 / 4)
                above.Add(Node.BranchOf(level, i, Math.Min(BranchCapacity * 3 / 4, level.Count - i)));
            level = above;
        }
        return new SortedIndex(level[0]);
    }

    public SortedIndex Add(ulong key, int number, EditToken token)
    {
        var pair = new Pair(key, number);
        var changed = root.Insert(pair, token, out var split);
        if (split is not null) changed = Node.Over(changed, split, token);
        return ReferenceEquals(changed, root) ? this : new SortedIndex(changed);
    }

    public SortedIndex Remove(ulong key, int number, EditToken token)
    {
        var changed = root.Delete(new Pair(key, number), token);
        return ReferenceEquals(changed, root) ? this : new SortedIndex(changed);
    }

    /// <summary>Appends the row numbers of all pairs with low ≤ key ≤ high, in key order, until <paramref name="most"/> are found.</summary>
    public void Find(ulong low, ulong high, List<int> found, int most = int.MaxValue) => root.Collect(low, high, found, most);

    public void Find(ulong key, List<int> found) => root.Collect(key, key, found, int.MaxValue);

    /// <summary>How many pairs have low ≤ key ≤ high, counted no further than <paramref name="most"/>: what a planner weighs.</summary>
    public int Count(ulong low, ulong high, int most) => low > high ? 0 : root.Count(low, high, most);

    internal readonly record struct Pair(ulong Key, int Number) : IComparable<Pair>
    {
        public int CompareTo(Pair other)
        {
            var byKey = Key.CompareTo(other.Key);
            return byKey != 0 ? byKey : Number.CompareTo(other.Number);
        }
    }

    /// <summary>A leaf holds pairs; a branch holds children and, for each, the least pair that may lie below it.</summary>
    private sealed class Node(EditToken? owner, Pair[] pairs, Node[]? children)
    {
        private Pair[] pairs = pairs;
        private Node[]? children = children;
        private int count;

        public static Node LeafOf(ReadOnlySpan<Pair> pairs) => new(null, pairs.ToArray(), null) { count = pairs.Length };

        public static Node BranchOf(List<Node> level, int start, int length)
        {
            var kids = level.GetRange(start, length).ToArray();
            return new Node(null, Array.ConvertAll(kids, k => k.pairs[0]), kids) { count = length };
        }

        public static Node Over(Node left, Node right, EditToken token) =>
            new(token, [left.pairs[0], right.pairs[0], default, default], [left, right, null!, null!]) { count = 2 };

        public Node Insert(Pair pair, EditToken token, out Node? split)
        {
            split = null;
            var at = Array.BinarySearch(pairs, 0, count, pair);
            if (children is null)
            {
                if (at >= 0) return this;
                var leaf = Owned(token);
                leaf.Open(~at, pair, null);
                if (leaf.count == LeafCapacity) split = leaf.SplitOff(token);
                return leaf;
            }
            var slot = Math.Max(0, at >= 0 ? at : ~at - 1);
            var child = children[slot].Insert(pair, token, out var below);
            if (below is null && ReferenceEquals(child, children[slot]) && pairs[slot].CompareTo(pair) <= 0) return this;
            var branch = Owned(token);
            branch.children![slot] = child;
            branch.pairs[slot] = child.pairs[0];
            if (below is not null) branch.Open(slot + 1, below.pairs[0], below);
            if (branch.count == BranchCapacity) split = branch.SplitOff(token);
            return branch;
        }

        public Node Delete(Pair pair, EditToken token)
        {
            var at = Array.BinarySearch(pairs, 0, count, pair);
            if (children is null)
            {
                if (at < 0) return this;
                var leaf = Owned(token);
                leaf.Close(at);
                return leaf;
            }
            var slot = at >= 0 ? at : ~at - 1;
            if (slot < 0) return this;
            var child = children[slot].Delete(pair, token);
            var emptied = child.count == 0 && count > 1;
            if (!emptied && ReferenceEquals(child, children[slot])) return this;
            var branch = Owned(token);
            if (emptied) branch.Close(slot);
            else branch.children![slot] = child;
            return branch;
        }

        public void Collect(ulong low, ulong high, List<int> found, int most)
        {
            var at = FirstFrom(low);
            if (children is null)
            {
                for (; at < count && pairs[at].Key <= high && found.Count < most; at++) found.Add(pairs[at].Number);
                return;
            }
            for (at = Math.Max(0, at - 1); at < count && (pairs[at].Key <= high || at == 0) && found.Count < most; at++)
                children[at].Collect(low, high, found, most);
        }

        public int Count(ulong low, ulong high, int most)
        {
            var at = FirstFrom(low);
            if (children is null) return Math.Max(0, (count > 0 && pairs[count - 1].Key <= high ? count : FirstBehind(high)) - at);
            var total = 0;
            for (at = Math.Max(0, at - 1); at < count && (pairs[at].Key <= high || at == 0) && total < most; at++)
                total += children[at].Count(low, high, most - total);
            return Math.Min(total, most);
        }

        private int FirstFrom(ulong key)
        {
            var at = Array.BinarySearch(pairs, 0, count, new Pair(key, int.MinValue));
            return at < 0 ? ~at : at;
        }

        private int FirstBehind(ulong key) => key == ulong.MaxValue ? count : FirstFrom(key + 1);

        private Node Owned(EditToken token) => ReferenceEquals(owner, token) ? this
            : new Node(token, (Pair[])pairs.Clone(), (Node[]?)children?.Clone()) { count = count };

        private void Open(int slot, Pair pair, Node? child)
        {
            if (count == pairs.Length)
            {
                Array.Resize(ref pairs, count * 2);
                if (children is not null) Array.Resize(ref children, count * 2);
            }
            Array.Copy(pairs, slot, pairs, slot + 1, count - slot);
            pairs[slot] = pair;
            if (child is not null)
            {
                Array.Copy(children!, slot, children!, slot + 1, count - slot);
                children![slot] = child;
            }
            count++;
        }

        private void Close(int slot)
        {
            count--;
            Array.Copy(pairs, slot + 1, pairs, slot, count - slot);
            if (children is null) return;
            Array.Copy(children, slot + 1, children, slot, count - slot);
            children[count] = null!;
        }

        private Node SplitOff(EditToken token)
        {
            var half = count / 2;
            var right = new Node(token, pairs[half..count], children?[half..count]) { count = count - half };
            if (children is not null) Array.Clear(children, half, count - half);
            count = half;
            return right;
        }
    }
}
