namespace FakeForce.Engine.State;

/// <summary>Makes of the rows that a table holds those that a reader is to see. Rows are made when they are looked at, and kept as long as the reader is there.</summary>
internal abstract class RowDerivation(int count)
{
    private const int Width = 256;

    private readonly byte[]?[]?[] leaves = new byte[]?[]?[count / Width + 1];

    /// <summary>The row at an index from 0.</summary>
    public byte[]? Row(int index, byte[]? stored)
    {
        if (stored is null || new Row(stored).IsPurged) return stored;
        var leaf = leaves[index / Width] ??= new byte[]?[Width];
        return leaf[index % Width] ??= Derive(index, stored);
    }

    public ReadOnlySpan<byte[]?> Leaf(int first, ReadOnlySpan<byte[]?> stored)
    {
        var leaf = leaves[first / Width] ??= new byte[]?[Width];
        for (var i = 0; i < stored.Length; i++)
            if (leaf[i] is null) leaf[i] = stored[i] is { } row && !new Row(row).IsPurged ? Derive(first + i, row) : stored[i];
        return leaf.AsSpan(0, stored.Length);
    }

    protected abstract byte[] Derive(int index, byte[] stored);
}
