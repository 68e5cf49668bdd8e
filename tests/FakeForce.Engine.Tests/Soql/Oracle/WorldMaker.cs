namespace FakeForce.Engine.Tests.Soql.Oracle;

/// <summary>Fills a schema with rows. Values come from small pools, so that they meet each other and the constants of queries.</summary>
internal sealed class WorldMaker(Random random, SchemaModel schema, DateTime now, TimeZoneInfo[] zones)
{
    // Among them texts that differ in case alone, tie in their first eight bytes, or fold in unusual ways.
    private static readonly string[] texts =
    [
        "acme", "ACME", "Acme Corp", "acme corporation", "acme corporate", "bolt", "Bolt's \"best\"", "50% off", "50_off", "back\\slash", "Émile", "émile", "éMILIE", "straße", "STRASSE",
        "\U00010428x", "\U00010400X", "\uFF21wide", "tab\there", "two\nlines", "K", "k", "\u212A", "ſ", "s", "İ", "i", "ı", "😀 smile", "zz", "-1", "0", "true", "x;y",
    ];

    private readonly Dictionary<ObjectModel, int> counts = [];

    public World Make(int rows)
    {
        foreach (var type in schema.Objects)
            counts[type] = type.Name switch { "Organization" => 1, "Profile" => 3, "User" => 8, "Group" => 4, _ => random.Next(rows / 2, rows + 1) };
        return new World(schema, schema.Objects.ToDictionary(t => t, t => (IReadOnlyList<RowModel>)[.. Enumerable.Range(1, counts[t]).Select(n => RowOf(t, n))]));
    }

    /// <summary>A value for the field, or null.</summary>
    public object? ValueOf(FieldModel field) => field.Kind != Kind.Boolean && random.Next(5) == 0 ? null : field.Kind switch
    {
        Kind.Text when field.CaseSensitive => (random.Next(2) == 0 ? "c" : "C") + random.Next(40),
        Kind.Text when field.IsName && random.Next(3) == 0 => "Name " + random.Next(100_000),
        Kind.Text or Kind.LongText => texts[random.Next(texts.Length)],
        Kind.Picklist => random.Next(8) == 0 ? "Unlisted" : field.Entries[random.Next(field.Entries.Count)].Value,
        Kind.MultiPicklist => string.Join(';', field.Entries.Where(_ => random.Next(2) == 0).Select(e => e.Value)) is { Length: > 0 } some ? some : null,
        Kind.Boolean => random.Next(2) == 0,
        Kind.Whole => (long)(random.Next(6) == 0 ? random.Next(-2_000_000_000, 2_000_000_000) : random.Next(-3, 10)),
        Kind.Number when field.Compound is not null => field.Name.Contains("Lat", StringComparison.Ordinal) ? random.Next(-90, 91) / 1.0 : random.Next(-180, 181) / 1.0,
        Kind.Number => random.Next(6) == 0 ? random.Next(-1_000_000, 1_000_000) * 1024.5 : random.Next(-8, 40) / 4.0 + random.Next(2) / 100.0,
        Kind.Date => DateOnly.FromDateTime(Near()),
        Kind.Moment => Near(),
        Kind.Time => TimeSpan.FromMinutes(random.Next(96) * 15) + TimeSpan.FromMilliseconds(random.Next(2)),
        Kind.Reference => IdFor(field),
        _ => null,
    };

    private RowModel RowOf(ObjectModel type, int number)
    {
        var values = new Dictionary<string, object>();
        foreach (var field in type.Fields)
            if (ValueOf(field) is { } value) values[field.Name] = value;
        if (type.Name == "Organization") values["FiscalYearStartMonth"] = (long)random.Next(1, 13);
        if (type.Name == "User") values["LocaleSidKey"] = random.Next(2) == 0 ? "en_US" : "de_DE";
        var isCustom = type.Name.EndsWith("__c", StringComparison.Ordinal);
        return new RowModel(type, type.IdOf(number), values) { Deleted = isCustom && random.Next(10) == 0, Purged = isCustom && random.Next(25) == 0 };
    }

    // Some rows are nobody's parent, and some ids stand for no row.
    private string IdFor(FieldModel field)
    {
        var target = schema[field.Targets[random.Next(field.Targets.Count)]];
        var most = random.Next(3) == 0 ? Math.Max(1, counts[target] / 8) : counts[target];
        return target.IdOf(random.Next(40) == 0 ? counts[target] + 5 : random.Next(1, most + 1));
    }

    // Around now, and thick around the ends of hours and days, and of months where people live.
    private DateTime Near()
    {
        if (random.Next(2) == 0) return Midnight();
        var span = random.Next(5) switch { 0 => 2, 1 => 60, 2 => 24 * 40, 3 => 24 * 800, _ => 24 * 4_000 };
        var hour = new DateTime(now.Ticks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, DateTimeKind.Utc).AddHours(random.Next(-span, span + 1));
        return random.Next(4) switch { 0 => hour, 1 => hour.AddMilliseconds(-1), 2 => hour.AddMilliseconds(random.Next(3_600_000)), _ => hour.AddMinutes(30) };
    }

    // Where clocks change at midnight, a day may begin an hour late, or its first hour come twice.
    private DateTime Midnight()
    {
        var day = random.Next(2) == 0 ? now.Date.AddDays(random.Next(-20, 21)) : new DateTime(now.Year, now.Month, 1).AddMonths(random.Next(-12, 13));
        var zone = zones[random.Next(zones.Length)];
        var utc = DateTime.SpecifyKind(day, DateTimeKind.Utc) - zone.GetUtcOffset(DateTime.SpecifyKind(day, DateTimeKind.Utc));
        return random.Next(3) switch { 0 => utc, 1 => utc.AddMilliseconds(-1), _ => utc.AddMinutes(30 * random.Next(-3, 4)) };
    }
}
