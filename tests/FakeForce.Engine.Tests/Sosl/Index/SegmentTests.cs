using CsCheck;
using FakeForce.Engine.Sosl.Index;

namespace FakeForce.Engine.Tests.Sosl.Index;

/// <summary>A segment gives back the pairs that it was made from.</summary>
public sealed class SegmentTests
{
    [Fact]
    public void A_range_of_keys_finds_its_rows() =>
        Gen.Select(Gen.Select(Gen.ULong[0, 3_000], Gen.Int[1, 100_000]).List[0, 2_000], Gen.ULong[0, 3_000], Gen.ULong[0, 100]).Sample((drawn, low, width) =>
        {
            var pairs = drawn.Select(p => (Key: p.Item1 << 40, Row: p.Item2)).Distinct().Order().ToArray();
            var segment = Segment.Build([.. pairs.Select(p => p.Key)], [.. pairs.Select(p => p.Row)], 1);
            var (from, to) = (low << 40, low + width << 40);
            var found = new List<int>();
            segment.Find(from, to, found);
            Assert.Equal(pairs.Where(p => p.Key >= from && p.Key <= to).Select(p => p.Row), found);
        }, iter: 200, threads: 1);

    [Theory]
    [InlineData("ACME", "ACME", true)]
    [InlineData("ACME", "AC", false)]
    [InlineData("INTERNATIONAL", "INTERNATIONALLY", true)]
    [InlineData("ÉMILE", "ÉMILE", true)]
    [InlineData("中", "国", false)]
    public void Words_share_a_key_only_beyond_seven_bytes(string a, string b, bool same) =>
        Assert.Equal(same, SearchKey.Of(FieldGroup.Name, a) == SearchKey.Of(FieldGroup.Name, b));

    [Theory]
    [InlineData("AC", "ACME", true)]
    [InlineData("INTERNATIO", "INTERNATIONAL", true)]
    [InlineData("AC", "AB", false)]
    [InlineData("中", "中国", true)]
    public void A_beginning_holds_the_keys_of_all_words_that_begin_so(string beginning, string word, bool within)
    {
        var (low, high) = SearchKey.Beginning(FieldGroup.Other, beginning);
        Assert.Equal(within, SearchKey.Of(FieldGroup.Other, word) is var key && key >= low && key <= high);
        Assert.False(SearchKey.Of(FieldGroup.Name, word) >= low);
    }
}
