using CsCheck;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.State;

/// <summary>A vector of empty slots with one row, which costs one path, against one that was filled slot by slot.</summary>
public sealed class RowVectorAloneTests
{
    private static readonly Gen<int> Places = Gen.OneOf(Gen.Int[1, 600], Gen.Int[65_530, 65_545], Gen.Int[1, 200_000]);

    [Fact]
    public void It_reads_and_changes_as_one_that_was_filled_slot_by_slot() =>
        Gen.Select(Places, Gen.Int[0, 3].Array[0, 5]).Sample((count, appended) =>
        {
            byte[] row = [1];
            var alone = RowVector.Alone(row, count);
            var filled = new RowVector();
            var token = new EditToken();
            filled.EnsureCount(count, token);
            filled.Set(count - 1, row, token);
            var later = new EditToken();
            foreach (var more in appended)
            {
                alone.Append([(byte)more], later);
                filled.Append([(byte)more], later);
                alone.Set(more % count, [9], later);
                filled.Set(more % count, [9], later);
            }
            Assert.Equal(filled.Count, alone.Count);
            for (var i = 0; i < filled.Count; i++) Assert.Equal(filled[i], alone[i]);
            for (var first = 0; first < filled.Count; first += 256)
                for (var i = 0; i < Math.Min(256, filled.Count - first); i++) Assert.Equal(Slot(filled.Leaf(first), i), Slot(alone.Leaf(first), i));
        }, iter: 60);

    [Fact]
    public void Nothing_that_is_shared_is_written_to()
    {
        var one = RowVector.Alone([1], 1_000);
        var token = new EditToken();
        one.Set(0, [7], token);
        Assert.Null(one[300]);
        Assert.Null(one[600]);
        Assert.Null(RowVector.Alone([1], 1_000)[0]);
    }

    private static byte[]? Slot(ReadOnlySpan<byte[]?> leaf, int place) => place < leaf.Length ? leaf[place] : null;
}
