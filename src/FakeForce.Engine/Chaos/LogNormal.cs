namespace FakeForce.Engine.Chaos;

/// <summary>How real services are slow: most calls about as long as the median, and a long tail.</summary>
internal static class LogNormal
{
    /// <summary>Below this many standard deviations lie 99 of 100 values of a normal distribution.</summary>
    private const double Deviations99 = 2.3263478740408408;

    public static TimeSpan Draw(Chance chance, TimeSpan median, TimeSpan percentile99, TimeSpan most)
    {
        var spread = Math.Log(percentile99 / median) / Deviations99;
        // Box and Muller's way to a normal distribution.
        var normal = Math.Sqrt(-2 * Math.Log(Unit(chance))) * Math.Cos(2 * Math.PI * Unit(chance));
        var milliseconds = median.TotalMilliseconds * Math.Exp(spread * normal);
        return TimeSpan.FromMilliseconds(Math.Min(milliseconds, most.TotalMilliseconds));
    }

    // Above 0 and up to 1: of 0 there is no logarithm.
    private static double Unit(Chance chance) => chance.Unit() + 1.0 / (1UL << 53);
}
