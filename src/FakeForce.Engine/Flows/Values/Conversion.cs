using System.Globalization;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Values;

/// <summary>One kind of value as another, where a flow puts it into a place of that kind.</summary>
internal static class Conversion
{
    /// <summary>Throws <see cref="FlowFault"/> for what cannot be read as that kind.</summary>
    public static Datum To(this Datum value, DatumKind kind, TimeZoneInfo zone)
    {
        if (value.Kind == kind || value.IsNull) return value;
        if (kind == DatumKind.Text) return value.Kind is DatumKind.List or DatumKind.Record ? throw Unfit(value, kind) : Datum.Of(value.ToString());
        if (value.Kind == DatumKind.Text) return value.Text.Length == 0 ? default : Read(value.Text, kind) ?? throw Unfit(value, kind);
        return (value.Kind, kind) switch
        {
            (DatumKind.Date, DatumKind.DateTime) => Datum.OfDateTime(Midnight(value.Moment, zone)),
            (DatumKind.DateTime, DatumKind.Date) => Datum.OfDate(DayOf(value.Moment, zone)),
            _ => throw Unfit(value, kind),
        };
    }

    /// <summary>A constant in its text form; null if it is none of that kind.</summary>
    public static Datum? Read(string text, DatumKind kind) => kind switch
    {
        DatumKind.Text => Datum.Of(text),
        DatumKind.Number => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Datum.Of(number) : null,
        DatumKind.Boolean => bool.TryParse(text, out var truth) ? Datum.Of(truth) : text is "1" or "0" ? Datum.Of(text == "1") : null,
        DatumKind.Date => DateTimeReader.TryDate(text, out var days) ? Datum.OfDate(days) : null,
        DatumKind.DateTime => DateTimeReader.TryDateTime(text, needsZone: false, out var milliseconds) ? Datum.OfDateTime(milliseconds) : null,
        _ => null,
    };

    public static long DayOf(long milliseconds, TimeZoneInfo zone) =>
        (TimeZoneInfo.ConvertTimeFromUtc(DateTime.UnixEpoch.AddMilliseconds(milliseconds), zone).Date - DateTime.UnixEpoch).Days;

    private static long Midnight(long days, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(DateTime.UnixEpoch.AddDays(days), DateTimeKind.Unspecified);
        return (long)(local - zone.GetUtcOffset(local) - DateTime.UnixEpoch).TotalMilliseconds;
    }

    private static FlowFault Unfit(Datum value, DatumKind kind) => new("INVALID_TYPE", $"\"{value}\" is no value of the type {kind}");
}
