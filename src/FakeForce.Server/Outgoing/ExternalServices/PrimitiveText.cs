using System.Buffers.Text;
using System.Globalization;
using FakeForce.Engine.Outbound.ExternalServices;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing.ExternalServices;

/// <summary>Single values, strictly: a number in quotes is no number.</summary>
internal static class PrimitiveText
{
    private static readonly string[] moments = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>As it is written into requests; throws <see cref="FormatException"/> for a value of another type.</summary>
    public static string Of(JsonTree value, PrimitiveType type)
    {
        var text = Text(value, type.Kind) ?? throw new FormatException($"is {Shown(value)}, which is no {type.Kind}");
        return type.Values.Count == 0 || type.Values.Contains(text) ? text : throw new FormatException($"is {Shown(value)}, which is none of {string.Join(", ", type.Values.Take(20))}");
    }

    /// <summary>As it is written into JSON.</summary>
    /// <param name="isAnswer">Of the REST API, whose date-times end in +0000; Apex writes Z.</param>
    public static void Write(JsonOut json, JsonTree value, PrimitiveType type, bool isAnswer)
    {
        var text = Of(value, type);
        if (type.Kind is Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Boolean) json.Raw(System.Text.Encoding.ASCII.GetBytes(text));
        else json.String(isAnswer && type.Kind == Primitive.DateTime ? text[..^1] + "+0000" : text);
    }

    private static string? Text(JsonTree value, Primitive kind) => (kind, value.Kind) switch
    {
        (Primitive.String, JsonKind.String) => value.Text,
        (Primitive.Integer, JsonKind.Number) when int.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => value.Text,
        (Primitive.Long, JsonKind.Number) when long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => value.Text,
        (Primitive.Double, JsonKind.Number) when double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => value.Text,
        (Primitive.Boolean, JsonKind.True) => "true",
        (Primitive.Boolean, JsonKind.False) => "false",
        (Primitive.Date, JsonKind.String) when DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => value.Text,
        (Primitive.DateTime, JsonKind.String) when Moment(value.Text!) is { } moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        (Primitive.Binary, JsonKind.String) when Base64.IsValid(value.Text) => value.Text,
        _ => null,
    };

    // With a zone: RFC 3339, which OpenAPI names, and Salesforce's +0000.
    private static DateTimeOffset? Moment(string text) =>
        text.Length > 19 && text.AsSpan(19).ContainsAny('Z', '+', '-') && DateTimeOffset.TryParseExact(Colon(text), moments, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    private static string Colon(string text) => text[^5] is '+' or '-' ? text[..^2] + ":" + text[^2..] : text;

    private static string Shown(JsonTree value) => value.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "a list",
        JsonKind.String => $"the text '{(value.Text!.Length <= 60 ? value.Text : value.Text[..60] + "…")}'",
        _ => value.Written,
    };
}
