using System.Globalization;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Schema;

/// <summary>
/// A moment, stored as milliseconds since 1970, but to the second: "Regular dateTime fields are full timestamps with a
/// precision of one second" (Object Reference, "Primitive Data Types"). Beside the ISO forms JSON takes what its parser takes for a date:
/// milliseconds as a number, and RFC 1123 text; the Salesforce CLI sends both when it makes a TraceFlag. XML and CSV may
/// leave the zone out, which means UTC.
/// </summary>
internal sealed class DateTimeType : FieldType
{
    public override string Name => "datetime";
    public override string SoapType => "xsd:dateTime";
    public override StorageKind Storage => StorageKind.Integer;

    public override Coerced Coerce(in InputValue input, Field field)
    {
        if (input.IsBlank) return Value.Null;
        return TryRead(input, out var milliseconds) ? ValidYears.Check(Value.Of(ToSecond(milliseconds)), milliseconds, field) : Unreadable.As(Name, SoapType, input, field);
    }

    private static long ToSecond(long milliseconds) => milliseconds - (milliseconds % 1000 + 1000) % 1000;

    private static bool TryRead(in InputValue input, out long milliseconds)
    {
        milliseconds = 0;
        if (input.Kind == InputKind.Number) return IsMoment(input.Text!, out milliseconds);
        if (input.Kind != InputKind.String) return false;
        if (DateTimeReader.TryDateTime(input.Text.AsSpan().Trim(), needsZone: input.FromJson, out milliseconds)) return true;
        if (!input.FromJson || !DateTimeOffset.TryParseExact(input.Text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return false;
        milliseconds = moment.ToUnixTimeMilliseconds();
        return true;
    }

    private static bool IsMoment(string text, out long milliseconds) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out milliseconds)
        && milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999;
}
