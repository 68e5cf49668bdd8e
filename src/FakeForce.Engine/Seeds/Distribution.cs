namespace FakeForce.Engine.Seeds;

/// <summary>How draws lie between their bounds: alike everywhere, most in the middle, or most at the beginning and few far from it.</summary>
public enum Distribution : byte { Uniform, Normal, Skewed }

/// <summary>Draws from 0 up to, but not including, 1.</summary>
internal static class Spread
{
    public static double Of(Distribution distribution, Chance chance) => distribution switch
    {
        Distribution.Normal => Normal(chance),
        Distribution.Skewed => chance.Unit() is var unit ? unit * unit * unit : 0,
        _ => chance.Unit(),
    };

    // The mean of six: close to a bell curve, and never out of bounds.
    private static double Normal(Chance chance)
    {
        var sum = 0.0;
        for (var i = 0; i < 6; i++) sum += chance.Unit();
        return sum / 6;
    }
}
