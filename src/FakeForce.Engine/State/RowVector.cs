namespace FakeForce.Engine.State;

/// <summary>
/// A persistent vector of rows: a tree 256 wide whose copies share every node that neither has changed. Copying the
/// struct is the snapshot. Look-up is one array index per level; a table of 16 million rows has three.
/// </summary>
internal partial struct RowVector
{
    private const int Bits = 8;
    private const int Width = 1 << Bits;

    private Node? root;
    private int shift;
    private RowDerivation? derivation;

    public int Count { get; private set; }

    public readonly byte[]? this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count) return null;
            var node = root!;
            for (var level = shift; level > 0; level -= Bits) node = node.Children![index >> level & (Width - 1)]!;
            var slot = index & (Width - 1);
            var row = slot < node.Rows!.Length ? node.Rows[slot] : null;
            return derivation is null ? row : derivation.Row(index, row);
        }
    }

    /// <summary>The rows of the leaf that holds <paramref name="index"/>; scans walk leaf by leaf. May be shorter than 256.</summary>
    public readonly ReadOnlySpan<byte[]?> Leaf(int index)
    {
        var node = root!;
        for (var level = shift; level > 0; level -= Bits) node = node.Children![index >> level & (Width - 1)]!;
        var first = index & ~(Width - 1);
        var rows = node.Rows.AsSpan(0, Math.Min(node.Rows!.Length, Count - first));
        return derivation is null ? rows : derivation.Leaf(first, rows);
    }

    /// <summary>The same rows as a reader is to see them; such a vector is not written.</summary>
    public readonly RowVector Seen(RowDerivation by) => this with { derivation = by };

    public void Append(byte[]? row, EditToken token)
    {
        if (root is null) root = Node.Leaf(token);
        else if (Count == 1 << (shift + Bits)) Grow(token);
        Count++;
        Set(Count - 1, row, token);
    }

    public void Set(int index, byte[]? row, EditToken token)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
        var node = root = root!.OwnedBy(token);
        for (var level = shift; level > 0; level -= Bits)
        {
            ref var child = ref node.Children![index >> level & (Width - 1)];
            node = child = child is not null ? child.OwnedBy(token) : level == Bits ? Node.Leaf(token) : Node.Branch(token);
        }
        node.SetRow(index & (Width - 1), row);
    }

    public void RemoveLast(EditToken token)
    {
        Set(Count - 1, null, token);
        Count--;
    }

    /// <summary>Appends empty slots until <paramref name="count"/> exist; a restart finds rows whose neighbours were never written.</summary>
    public void EnsureCount(int count, EditToken token)
    {
        while (Count < count) Append(null, token);
    }

    /// <summary>A vector of <paramref name="count"/> slots whose last alone holds a row. The empty ones share their nodes, so that it costs one path.</summary>
    public static RowVector Alone(byte[] row, int count)
    {
        var vector = new RowVector { Count = count };
        while (count > 1L << (vector.shift + Bits)) vector.shift += Bits;
        vector.root = Path(row, count - 1, vector.shift);
        return vector;
    }

    private static Node Path(byte[] row, int index, int level)
    {
        var node = level == 0 ? Node.Leaf(null) : Node.Branch(null);
        var slot = index >> level & (Width - 1);
        if (level == 0) node.SetRow(slot, row);
        else
        {
            Array.Fill(node.Children!, Empty(level - Bits), 0, slot);
            node.Children![slot] = Path(row, index, level - Bits);
        }
        return node;
    }

    private static Node Empty(int level)
    {
        var node = new Node { Rows = [] };
        for (var above = Bits; above <= level; above += Bits)
        {
            var branch = Node.Branch(null);
            Array.Fill(branch.Children!, node);
            node = branch;
        }
        return node;
    }

    private void Grow(EditToken token)
    {
        var above = Node.Branch(token);
        above.Children![0] = root;
        root = above;
        shift += Bits;
    }

    private sealed class Node
    {
        private EditToken? owner;
        public Node?[]? Children;
        public byte[]?[]? Rows;

        public static Node Branch(EditToken? token) => new() { owner = token, Children = new Node?[Width] };

        // A leaf starts small, so that the many tables with a handful of rows stay small.
        public static Node Leaf(EditToken? token) => new() { owner = token, Rows = new byte[]?[4] };

        public Node OwnedBy(EditToken token) => ReferenceEquals(owner, token) ? this
            : new Node { owner = token, Children = (Node?[]?)Children?.Clone(), Rows = (byte[]?[]?)Rows?.Clone() };

        public void SetRow(int slot, byte[]? row)
        {
            if (slot >= Rows!.Length) Array.Resize(ref Rows, Math.Min(Width, Math.Max(slot + 1, Rows.Length * 2)));
            Rows[slot] = row;
        }
    }
}
