using System.Runtime.CompilerServices;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// Reads rows from all over a table some at a time: in two short loops whose steps do not wait for each other, so that the
/// processor fetches several from memory at once. A loop that looks at each row before it fetches the next waits for each.
/// </summary>
internal ref struct RowGather(Table table, ReadOnlySpan<int> numbers)
{
    private const int AtOnce = 64;

    private readonly ReadOnlySpan<int> numbers = numbers;
    private Batch rows;
    private int next = -1;

    /// <summary>The place in the list of the row at hand.</summary>
    public readonly int Place => next;

    public readonly int Number => numbers[next];

    public readonly Row Row => new(rows[next % AtOnce]);

    public bool MoveNext()
    {
        if (++next >= numbers.Length) return false;
        if (next % AtOnce == 0) Fetch();
        return true;
    }

    private void Fetch()
    {
        var count = Math.Min(AtOnce, numbers.Length - next);
        for (var i = 0; i < count; i++) rows[i] = table.Rows[numbers[next + i] - 1];
        var touched = 0;
        for (var i = 0; i < count; i++) touched += rows[i] is { Length: > 64 } row ? row[0] + row[64] : 0;
        Volatile.Write(ref Touched, touched);
    }

    // Somewhere to put the sum, or the loop that makes it would be left out.
    [ThreadStatic] private static int Touched;

    [InlineArray(AtOnce)]
    private struct Batch
    {
        private byte[]? first;
    }
}
