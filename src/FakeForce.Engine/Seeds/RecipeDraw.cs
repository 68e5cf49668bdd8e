using System.Globalization;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Seeds;

/// <summary>How the values of a field are drawn. <c>number</c> is the record's place among its own, from 1.</summary>
public abstract record RecipeDraw
{
    internal abstract InputValue Next(Chance chance, long number);
}

/// <summary>Always the same.</summary>
public sealed record ConstantDraw(InputValue Value) : RecipeDraw
{
    internal override InputValue Next(Chance chance, long number) => Value;
}

/// <summary>One of several, each as often as its weight says.</summary>
public sealed record ChoiceDraw(IReadOnlyList<(string Text, double Weight)> Choices) : RecipeDraw
{
    private readonly double sum = Choices.Sum(choice => choice.Weight);

    internal override InputValue Next(Chance chance, long number)
    {
        var left = chance.Unit() * sum;
        foreach (var (text, weight) in Choices)
            if ((left -= weight) < 0) return InputValue.Of(text);
        return InputValue.Of(Choices[^1].Text);
    }
}

/// <summary>A number from the one to the other, with so many decimals.</summary>
public sealed record NumberDraw(double From, double To, int Decimals, Distribution Distribution) : RecipeDraw
{
    private readonly string format = "F" + Decimals.ToString(CultureInfo.InvariantCulture);

    internal override InputValue Next(Chance chance, long number)
    {
        // The last one is as likely as any other.
        var step = Math.Pow(10, -Decimals);
        var drawn = From + Math.Floor(Spread.Of(Distribution, chance) * (To - From + step) / step) * step;
        return InputValue.Of(Math.Min(drawn, To).ToString(format, CultureInfo.InvariantCulture));
    }
}

/// <summary>A day, or with <paramref name="HasTime"/> a second, from the one to the other.</summary>
public sealed record MomentDraw(DateTime From, DateTime To, bool HasTime, Distribution Distribution) : RecipeDraw
{
    internal override InputValue Next(Chance chance, long number)
    {
        var unit = HasTime ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerDay;
        var units = (To.Ticks - From.Ticks) / unit + 1;
        var moment = new DateTime(From.Ticks + (long)(Spread.Of(Distribution, chance) * units) * unit, DateTimeKind.Utc);
        return InputValue.Of(moment.ToString(HasTime ? "yyyy-MM-ddTHH:mm:ssZ" : "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}

/// <summary>A checkbox that is ticked with this chance.</summary>
public sealed record FlagDraw(double Share) : RecipeDraw
{
    internal override InputValue Next(Chance chance, long number) => new(chance.Unit() < Share ? InputKind.True : InputKind.False);
}

/// <summary>A record of the seed of this sObject. It is chosen where rows are known; none is drawn here.</summary>
public sealed record ReferenceDraw(string SObject, Distribution Distribution) : RecipeDraw
{
    internal override InputValue Next(Chance chance, long number) => default;
}
