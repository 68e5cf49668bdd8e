namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>TODAY, LAST_N_QUARTERS:3 and the others: days from the first to the one behind the last, in the user's zone.</summary>
internal sealed record DateLiteral(string Name, int N)
{
    private static readonly string[] units = ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "FISCAL_QUARTER", "FISCAL_YEAR"];

    public static DateLiteral Any(Random random)
    {
        var unit = units[random.Next(units.Length)];
        var n = random.Next(1, random.Next(3) == 0 ? 30 : 6);
        return random.Next(6) switch
        {
            0 => new(unit == "DAY" ? "YESTERDAY" : "LAST_" + unit, 0),
            1 => new(unit == "DAY" ? "TODAY" : "THIS_" + unit, 0),
            2 => new(unit == "DAY" ? "TOMORROW" : "NEXT_" + unit, 0),
            3 => random.Next(8) == 0 ? new("LAST_90_DAYS", 0) : new($"LAST_N_{unit}S", n),
            4 => random.Next(8) == 0 ? new("NEXT_90_DAYS", 0) : new($"NEXT_N_{unit}S", n),
            _ => new($"N_{unit}S_AGO", n),
        };
    }

    /// <summary>Before the range, in it, or behind it.</summary>
    public int PlaceOf(object value, Scene scene)
    {
        var day = value is DateTime moment ? scene.DayOf(moment) : (DateOnly)value;
        var (first, end) = Range(scene);
        // The last days go up to the current second.
        if (Name is "LAST_90_DAYS" or "LAST_N_DAYS" && value is DateTime later && later > scene.Now) return 1;
        return day < first ? -1 : day >= end ? 1 : 0;
    }

    private (DateOnly First, DateOnly End) Range(Scene scene)
    {
        var today = scene.DayOf(scene.Now);
        // LAST_N_DAYS ends with today; all other counted ranges leave the current period out.
        if (Name == "LAST_90_DAYS") return (today.AddDays(-90), today.AddDays(1));
        if (Name == "NEXT_90_DAYS") return (today.AddDays(1), today.AddDays(91));
        if (Name == "LAST_N_DAYS") return (today.AddDays(-N), today.AddDays(1));
        var (from, to) = Periods();
        return (Start(today, from, scene), Start(today, to, scene));
    }

    private (int From, int To) Periods() => Name switch
    {
        "TODAY" => (0, 1),
        "YESTERDAY" => (-1, 0),
        "TOMORROW" => (1, 2),
        _ when Name.EndsWith("_AGO", StringComparison.Ordinal) => (-N, 1 - N),
        _ when Name.StartsWith("LAST_N_", StringComparison.Ordinal) => (-N, 0),
        _ when Name.StartsWith("NEXT_N_", StringComparison.Ordinal) => (1, N + 1),
        _ when Name.StartsWith("LAST", StringComparison.Ordinal) => (-1, 0),
        _ when Name.StartsWith("NEXT", StringComparison.Ordinal) => (1, 2),
        _ => (0, 1),
    };

    // The first day of the period so many after the current one.
    private DateOnly Start(DateOnly today, int periods, Scene scene)
    {
        if (Name.Contains("WEEK", StringComparison.Ordinal))
        {
            while (today.DayOfWeek != scene.FirstDay) today = today.AddDays(-1);
            return today.AddDays(7 * periods);
        }
        var length = Name.Contains("MONTH", StringComparison.Ordinal) ? 1 : Name.Contains("QUARTER", StringComparison.Ordinal) ? 3 : Name.Contains("YEAR", StringComparison.Ordinal) ? 12 : 0;
        if (length == 0) return today.AddDays(periods);
        var beginsIn = Name.Contains("FISCAL", StringComparison.Ordinal) ? scene.FiscalStart : 1;
        var month = new DateOnly(today.Year, today.Month, 1);
        while ((month.Month - beginsIn + 12) % length != 0) month = month.AddMonths(-1);
        return month.AddMonths(length * periods);
    }
}
