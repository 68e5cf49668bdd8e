using System.Globalization;
using FakeForce.Engine.Records;

namespace FakeForce.Server.External.OData;

/// <summary>Moments as JSON of OData 2.0 has them: /Date(1577836800000)/, with or without an offset in minutes, which only says how they were written.</summary>
internal static class TwoDates
{
    private const string Start = "/Date(", End = ")/";

    public static InputValue Read(EdmColumn column, InputValue value)
    {
        if (column.Type is not ("Edm.DateTime" or "Edm.DateTimeOffset") || value.Text is not { } text || !text.StartsWith(Start, StringComparison.Ordinal) || !text.EndsWith(End, StringComparison.Ordinal)) return value;
        var number = text.AsSpan(Start.Length, text.Length - Start.Length - End.Length);
        var offset = number.Length > 1 ? number[1..].IndexOfAny('+', '-') : -1;
        if (offset >= 0) number = number[..(offset + 1)];
        if (!long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds is < -62_135_596_800_000 or > 253_402_300_799_999) return value;
        return InputValue.Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
    }
}
