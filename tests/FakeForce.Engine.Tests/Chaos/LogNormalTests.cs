using FakeForce.Engine.Chaos;

namespace FakeForce.Engine.Tests.Chaos;

public sealed class LogNormalTests
{
    [Theory]
    [InlineData(90, 2_000)]
    [InlineData(10, 11)]
    [InlineData(500, 500)]
    public void Half_of_the_calls_take_the_median_at_most_and_99_of_100_the_percentile(int median, int slowest)
    {
        var chance = new Chance(7);
        var draws = Enumerable.Range(0, 20_000).Select(_ => LogNormal.Draw(chance, TimeSpan.FromMilliseconds(median), TimeSpan.FromMilliseconds(slowest), FaultRule.Longest).TotalMilliseconds).ToList();
        Assert.All(draws, draw => Assert.InRange(draw, 0, FaultRule.Longest.TotalMilliseconds));
        if (median == slowest) Assert.All(draws, draw => Assert.Equal(median, draw, 1e-6));
        else Assert.InRange(draws.Count(draw => draw <= median), 9_600, 10_400);
        Assert.InRange(draws.Count(draw => draw <= slowest + 1e-6), 19_700, 20_000);
    }
}
