using System.Globalization;
using System.Text.Json;
using FakeForce.Engine.Records;
using FakeForce.Engine.Seeds;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Control.Seeds;

/// <summary>
/// How a field's values are drawn:
/// <code>
/// draw = text | number | true | false
///      | { "choice": [ text … ] | { text: weight … } }
///      | { "number": [ least, most ], "decimals": n }
///      | { "date": [ first, last ] } | { "dateTime": [ first, last ] }
///      | { "chance": 0…1 } | { "reference": sObject }
/// </code>
/// Each object may have a "share" of the records that have a value at all, and ranges and references a "distribution".
/// </summary>
internal static class DrawReader
{
    private static readonly string[] kinds = ["text", "choice", "number", "date", "dateTime", "chance", "reference"];
    private static readonly string[] more = ["share", "distribution", "decimals"];

    /// <summary>Throws <see cref="FormatException"/> with what is wrong, as the end of a sentence.</summary>
    public static RecipeField Field(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return new RecipeField(name, Constant(value));
        if (value.EnumerateObject().Where(member => !more.Contains(member.Name)).ToList() is not [var draw]) throw new FormatException($"has exactly one of {string.Join(", ", kinds)}");
        return new RecipeField(name, Draw(draw, value), value.TryGetProperty("share", out var share) ? Share(share) : 1);
    }

    private static RecipeDraw Draw(JsonProperty draw, JsonElement whole) => draw.Name switch
    {
        "text" => TemplateDraw.Read(Text(draw.Value)),
        "choice" => new ChoiceDraw(Choices(draw.Value)),
        "number" when Range(draw.Value, Double) is var (least, most) => new NumberDraw(least, most, whole.TryGetProperty("decimals", out var decimals) && Number(decimals) is >= 0 and <= 15 and var places ? places : 0, DistributionOf(whole)),
        "date" when Range(draw.Value, Day) is var (first, last) => new MomentDraw(first, last, HasTime: false, DistributionOf(whole)),
        "dateTime" when Range(draw.Value, value => Moment(value).UtcDateTime) is var (first, last) => new MomentDraw(first, last, HasTime: true, DistributionOf(whole)),
        "chance" => new FlagDraw(Share(draw.Value)),
        "reference" => new ReferenceDraw(Text(draw.Value), DistributionOf(whole)),
        _ => throw new FormatException($"has exactly one of {string.Join(", ", kinds)}"),
    };

    private static RecipeDraw Constant(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => TemplateDraw.Read(value.GetString()!),
        JsonValueKind.Number => new ConstantDraw(new InputValue(InputKind.Number, value.GetRawText())),
        JsonValueKind.True => new ConstantDraw(new InputValue(InputKind.True)),
        JsonValueKind.False => new ConstantDraw(new InputValue(InputKind.False)),
        _ => throw new FormatException("is a text, a number, true, false or an object"),
    };

    private static List<(string, double)> Choices(JsonElement value)
    {
        List<(string, double)> choices = value.ValueKind == JsonValueKind.Object
            ? [.. value.EnumerateObject().Select(choice => (choice.Name, Double(choice.Value) is >= 0 and var weight ? weight : throw new FormatException("has a weight below 0")))]
            : [.. Texts(value).Select(choice => (choice, 1.0))];
        return choices.Sum(choice => choice.Item2) > 0 ? choices : throw new FormatException("has nothing to choose from");
    }

    private static (T, T) Range<T>(JsonElement value, Func<JsonElement, T> read) where T : IComparable<T> =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 && (read(value[0]), read(value[1])) is var (from, to) && from.CompareTo(to) <= 0 ? (from, to)
            : throw new FormatException("has two bounds in a list, the lower one first");

    private static double Double(JsonElement value) => value.ValueKind == JsonValueKind.Number && Math.Abs(value.GetDouble()) <= 1e15 ? value.GetDouble() : throw new FormatException("must be a number");

    private static DateTime Day(JsonElement value) =>
        DateTime.TryParseExact(Text(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new FormatException("must be a day such as 2026-05-01");

    private static double Share(JsonElement value) => Double(value) is >= 0 and <= 1 and var share ? share : throw new FormatException("has a share from 0 to 1");

    private static Distribution DistributionOf(JsonElement whole) => whole.TryGetProperty("distribution", out var name) ? Choice<Distribution>(name) : Distribution.Uniform;
}
