using System.Globalization;
using System.Xml;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Server.External.OData;

/// <summary>
/// Constants as $filter and addresses of entities have them (OData 2.0, "Primitive Data Types"; OData 4.0 Part 2, "Primitive Literals").
/// What is no value of the column's type is refused, so that no text ever becomes a part of the expression.
/// </summary>
internal sealed class ODataLiteral(bool isTwo)
{
    public string Of(EdmColumn column, Field field, Value value) => value.Kind switch
    {
        StorageKind.None => "null",
        StorageKind.Boolean => value.AsBoolean ? "true" : "false",
        StorageKind.Double => OfNumber(column, value.AsDouble),
        StorageKind.Integer when field.Type == FieldTypes.Time => OfText(column, TimeSpan.FromMilliseconds(value.Bits).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture)),
        StorageKind.Integer when field.Type == FieldTypes.Date => OfMoment(column, DateTimeOffset.UnixEpoch.AddDays(value.Bits)),
        StorageKind.Integer when field.Type == FieldTypes.DateTime => OfMoment(column, DateTimeOffset.FromUnixTimeMilliseconds(value.Bits)),
        StorageKind.Integer => OfNumber(column, value.Bits),
        StorageKind.Reference => OfText(column, value.AsId.ToString()),
        _ => OfText(column, value.AsText),
    };

    /// <summary>A value of a key, from the text that stands for it in an ExternalId.</summary>
    public string OfText(EdmColumn column, string text) => column.Type switch
    {
        "Edm.String" => Quoted(text),
        "Edm.Guid" => Guid.TryParseExact(text, "D", out var guid) ? Typed("guid", guid.ToString("D")) : throw Misfit(column, text),
        "Edm.Boolean" => bool.TryParse(text, out var flag) ? flag ? "true" : "false" : throw Misfit(column, text),
        "Edm.DateTime" or "Edm.DateTimeOffset" or "Edm.Date" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? OfMoment(column, moment.ToUniversalTime()) : throw Misfit(column, text),
        "Edm.TimeOfDay" => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) : throw Misfit(column, text),
        "Edm.Time" or "Edm.Duration" => $"{(isTwo ? "time" : "duration")}'{DurationOf(column, text)}'",
        _ when column.IsEnum => column.Type + Quoted(text),
        _ when EdmTypes.IsPrimitive(column.Type) && column.Type != "Edm.Binary" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Suffixed(column, number) : throw Misfit(column, text),
        _ => throw ExternalErrors.Unsupported($"A filter on {column.Name}, a column of the type {column.Type},"),
    };

    /// <summary>True if a moment falls between two values that the column may have.</summary>
    public static bool IsBetweenDays(EdmColumn column, Field field, Value value) =>
        column.Type == "Edm.Date" && field.Type == FieldTypes.DateTime && !value.IsNull && value.Bits % 86_400_000 != 0;

    private string OfNumber(EdmColumn column, double number)
    {
        if (column.Type is "Edm.String" || column.IsComplex || !EdmTypes.IsPrimitive(column.Type)) return OfText(column, number.ToString(CultureInfo.InvariantCulture));
        return Math.Abs(number) < 1e27 ? Suffixed(column, (decimal)number) : throw Misfit(column, number.ToString(CultureInfo.InvariantCulture));
    }

    // 2.0 tells numbers apart by their last letter; 4.0 does not.
    private string Suffixed(EdmColumn column, decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (!isTwo) return text;
        return column.Type switch
        {
            "Edm.Int64" => text + "L",
            "Edm.Decimal" => text + "M",
            "Edm.Double" => text + "d",
            "Edm.Single" => text + "f",
            _ => text,
        };
    }

    private string OfMoment(EdmColumn column, DateTimeOffset moment) => column.Type switch
    {
        "Edm.Date" => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "Edm.DateTime" => $"datetime'{moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)}'",
        "Edm.DateTimeOffset" => Typed("datetimeoffset", moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        _ => OfText(column, moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
    };

    private string Typed(string type, string text) => isTwo ? $"{type}'{text}'" : text;

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string DurationOf(EdmColumn column, string text)
    {
        try
        {
            return XmlConvert.ToString(XmlConvert.ToTimeSpan(text));
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            throw Misfit(column, text);
        }
    }

    private static Engine.SalesforceException Misfit(EdmColumn column, string text) => ExternalErrors.Wrong($"'{text}' is no {column.Type}, which {column.Name} is");
}
