using System.Globalization;

namespace FakeForce.Engine.Outbound.Callouts;

/// <summary>
/// One field of a cron expression as the set of values that it stands for.
/// <code>
/// field = item { "," item }      item = ( "*" | value [ "-" value ] ) [ "/" step ]      value = number | name
/// </code>
/// </summary>
internal static class CronField
{
    public static HashSet<int> Read(string text, string name, int least, int most, string[] names)
    {
        var values = new HashSet<int>();
        foreach (var item in text.Split(',')) Add(values, item, name, least, most, names);
        return values;
    }

    public static int Value(string text, string name, int least, int most, string[] names)
    {
        var place = Array.FindIndex(names, other => other.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (place >= 0) return place + least;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        throw new FormatException(names.Length > 0 ? $"Invalid {name} value: '{text}'" : $"{name} values must be between {least} and {most}");
    }

    private static void Add(HashSet<int> values, string item, string name, int least, int most, string[] names)
    {
        var slash = item.IndexOf('/', StringComparison.Ordinal);
        var range = slash < 0 ? item : item[..slash];
        var step = slash < 0 ? 1 : int.TryParse(item.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 && given <= most ? given : throw new FormatException($"Increment > {most} : {item[(slash + 1)..]}");
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        int first, last;
        if (range is "*" or "" && (range == "*" || slash >= 0)) (first, last) = (least, most);
        else if (dash > 0) (first, last) = (Value(range[..dash], name, least, most, names), Value(range[(dash + 1)..], name, least, most, names));
        else (first, last) = (Value(range, name, least, most, names), slash < 0 ? Value(range, name, least, most, names) : most);
        // FRI-MON goes on at the beginning.
        var span = most - least + 1;
        var count = (last - first + span) % span;
        for (var i = 0; i <= count; i += step) values.Add(least + (first - least + i) % span);
    }
}
