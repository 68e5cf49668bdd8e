using CsCheck;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.State;

/// <summary>The persistent B+ tree against a sorted set.</summary>
public sealed class SortedIndexTests
{
    private static readonly Gen<(ulong Key, int Number)> pair = Gen.Select(Gen.OneOf(Gen.ULong[0, 50], Gen.ULong[0, 5_000], Gen.ULong), Gen.Int[1, 2_000]);

    [Fact]
    public void It_behaves_as_a_sorted_set_and_its_versions_never_change() =>
        Gen.Select(pair.Array[0, 20_000], Gen.Select(Gen.Int[0, 9], pair).Array[0, 3_000], Gen.Bool).Sample((start, steps, bulk) =>
        {
            var model = new SortedSet<(ulong Key, int Number)>(start);
            var token = new EditToken();
            var index = bulk ? SortedIndex.Build([.. model.Select(p => new IndexPair(p.Key, p.Number))]) : start.Aggregate(SortedIndex.Empty, (made, p) => made.Add(p.Key, p.Number, token));
            var (before, then) = (index, model.ToArray());
            token = new EditToken();
            foreach (var (kind, (key, number)) in steps)
            {
                if (kind == 0) token = new EditToken();
                if (kind < 4)
                {
                    index = index.Add(key, number, token);
                    model.Add((key, number));
                }
                else
                {
                    // Mostly something that is there.
                    var gone = kind > 5 && then.Length > 0 ? then[number * 7 % then.Length] : (key, number);
                    index = index.Remove(gone.Item1, gone.Item2, token);
                    model.Remove(gone);
                }
            }
            Same(index, [.. model]);
            Same(before, then);
        }, iter: 60);

    [Fact]
    public void Ranges_and_their_bounds_are_heeded() =>
        Gen.Select(pair.Array[0, 3_000], Gen.ULong[0, 5_000], Gen.ULong[0, 5_000], Gen.Int[0, 50]).Sample((pairs, low, high, most) =>
        {
            var model = new SortedSet<(ulong Key, int Number)>(pairs);
            var index = SortedIndex.Build([.. model.Select(p => new IndexPair(p.Key, p.Number))]);
            var expected = model.Where(p => p.Key >= low && p.Key <= high).Select(p => p.Number).ToList();
            var found = new List<int>();
            index.Find(low, high, found);
            Assert.Equal(expected, found);
            Assert.Equal(expected.Count, index.Count(low, high, int.MaxValue));
            Assert.InRange(index.Count(low, high, most), Math.Min(most, expected.Count), expected.Count);
            found.Clear();
            index.Find(low, high, found, most);
            Assert.Equal(expected.Take(most), found);
            found.Clear();
            index.Find(low, found);
            Assert.Equal(model.Where(p => p.Key == low).Select(p => p.Number), found);
        }, iter: 300);

    [Fact]
    public void An_index_emptied_pair_by_pair_can_be_filled_again() => Gen.Select(Gen.Int[1, 5_000], Gen.Bool).Sample((count, backwards) =>
    {
        var token = new EditToken();
        var pairs = Enumerable.Range(1, count).Select(n => ((ulong)n, n)).ToArray();
        var index = SortedIndex.Build([.. pairs.Select(p => new IndexPair(p.Item1, p.n))]);
        foreach (var (key, number) in backwards ? pairs.Reverse() : pairs) index = index.Remove(key, number, token);
        Same(index, []);
        foreach (var (key, number) in pairs) index = index.Add(key, number, token);
        Same(index, pairs);
    }, iter: 30);

    private static void Same(SortedIndex index, (ulong Key, int Number)[] model)
    {
        var all = new List<int>();
        index.Find(0, ulong.MaxValue, all);
        Assert.Equal(model.Select(p => p.Number), all);
    }
}
