namespace FakeForce.Engine.State;

/// <summary>
/// A node of the persistent B+ tree of an index's newest pairs: a leaf holds pairs; a branch holds children and, for each, the
/// least pair that may lie below it. Nodes that the running transaction does not own are copied before they are changed.
/// </summary>
internal sealed class IndexNode(EditToken? owner, IndexPair[] pairs, IndexNode[]? children)
{
    private const int LeafCapacity = 64;
    private const int BranchCapacity = 64;

    private IndexPair[] pairs = pairs;
    private IndexNode[]? children = children;
    private int count;

    public static IndexNode Empty { get; } = new(null, new IndexPair[4], null);

    /// <summary>The tree with the pair; what it says of the same row and key is replaced.</summary>
    public IndexNode With(IndexPair pair, EditToken token, out bool isNew)
    {
        var changed = Insert(pair, token, out var split, out isNew);
        return split is null ? changed : new(token, [changed.pairs[0], split.pairs[0], default, default], [changed, split, null!, null!]) { count = 2 };
    }

    public IndexNode Without(IndexPair pair, EditToken token)
    {
        var at = FirstFrom(pair);
        if (children is null)
        {
            if (!IsAt(at, pair)) return this;
            var leaf = Owned(token);
            leaf.Close(at);
            return leaf;
        }
        var slot = IsAt(at, pair) ? at : at - 1;
        if (slot < 0) return this;
        var child = children[slot].Without(pair, token);
        var emptied = child.count == 0 && count > 1;
        if (!emptied && ReferenceEquals(child, children[slot])) return this;
        var branch = Owned(token);
        if (emptied) branch.Close(slot);
        else branch.children![slot] = child;
        return branch;
    }

    public bool TryFind(IndexPair wanted, out IndexPair found)
    {
        var at = FirstFrom(wanted);
        if (children is not null)
        {
            found = default;
            var slot = IsAt(at, wanted) ? at : at - 1;
            return slot >= 0 && children[slot].TryFind(wanted, out found);
        }
        found = at < count ? pairs[at] : default;
        return IsAt(at, wanted);
    }

    /// <summary>False if no pair has the key.</summary>
    public bool MayHave(ulong key)
    {
        var at = FirstFrom(new IndexPair(key, 0));
        if (at < count && pairs[at].Key == key) return true;
        return children is not null && at > 0 && children[at - 1].MayHave(key);
    }

    /// <summary>Appends what lies from <paramref name="low"/> to <paramref name="high"/>, in order.</summary>
    public void Collect(ulong low, ulong high, List<IndexPair> found)
    {
        var at = FirstFrom(new IndexPair(low, 0));
        if (children is null)
        {
            for (; at < count && pairs[at].Key <= high; at++) found.Add(pairs[at]);
            return;
        }
        for (at = Math.Max(0, at - 1); at < count && (pairs[at].Key <= high || at == 0); at++) children[at].Collect(low, high, found);
    }

    private IndexNode Insert(IndexPair pair, EditToken token, out IndexNode? split, out bool isNew)
    {
        split = null;
        var at = FirstFrom(pair);
        if (children is null)
        {
            isNew = !IsAt(at, pair);
            var leaf = Owned(token);
            if (isNew) leaf.Open(at, pair, null);
            else leaf.pairs[at] = pair;
            if (leaf.count == LeafCapacity) split = leaf.SplitOff(token);
            return leaf;
        }
        var slot = Math.Max(0, IsAt(at, pair) ? at : at - 1);
        var child = children[slot].Insert(pair, token, out var below, out isNew);
        var branch = Owned(token);
        branch.children![slot] = child;
        branch.pairs[slot] = child.pairs[0];
        if (below is not null) branch.Open(slot + 1, below.pairs[0], below);
        if (branch.count == BranchCapacity) split = branch.SplitOff(token);
        return branch;
    }

    private int FirstFrom(IndexPair wanted) => IndexPair.FirstFrom(pairs.AsSpan(0, count), wanted);

    private bool IsAt(int at, IndexPair wanted) => at < count && pairs[at].CompareTo(wanted) == 0;

    private IndexNode Owned(EditToken token) => ReferenceEquals(owner, token) ? this
        : new IndexNode(token, (IndexPair[])pairs.Clone(), (IndexNode[]?)children?.Clone()) { count = count };

    private void Open(int slot, IndexPair pair, IndexNode? child)
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

    private IndexNode SplitOff(EditToken token)
    {
        var half = count / 2;
        var right = new IndexNode(token, pairs[half..count], children?[half..count]) { count = count - half };
        if (children is not null) Array.Clear(children, half, count - half);
        count = half;
        return right;
    }
}
