using System.Globalization;
using System.Text.Json;
using FakeForce.Engine.Events.Avro;

namespace FakeForce.Server.Control.Events;

/// <summary>
/// Encodes JSON by a schema: members are fields, those that are not there are null; dates and times are ISO texts or milliseconds.
/// Throws <see cref="FormatException"/> for what does not fit.
/// </summary>
internal static class AvroFromJson
{
    private static readonly AvroKind[] scalars = [AvroKind.Boolean, AvroKind.Int, AvroKind.Long, AvroKind.Double, AvroKind.String, AvroKind.Enum];

    public static void Record(AvroBuffer to, AvroType record, JsonElement value, IReadOnlyDictionary<string, JsonElement> defaults)
    {
        if (value.ValueKind != JsonValueKind.Object) throw new FormatException($"{record.Name} is an object");
        foreach (var member in value.EnumerateObject())
            if (!record.Fields.Any(field => field.Name == member.Name)) throw new FormatException($"{record.Name} has no field {member.Name}");
        foreach (var field in record.Fields)
        {
            if (!value.TryGetProperty(field.Name, out var given) && !defaults.TryGetValue(field.Name, out given)) given = default;
            Field(to, field, given, defaults);
        }
    }

    private static void Field(AvroBuffer to, AvroField field, JsonElement value, IReadOnlyDictionary<string, JsonElement> defaults)
    {
        to.Reserve(2 * AvroBuffer.NumberLength);
        var isNull = value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
        if (!field.IsNullable)
        {
            if (isNull) throw new FormatException($"{field.Name} is missing");
            Value(to, field, field.Type, value, defaults);
            return;
        }
        var branch = isNull ? 0 : BranchOf(field, value);
        to.Number(branch);
        if (!isNull) Value(to, field, field.Type.Branches[branch], value, defaults);
    }

    private static int BranchOf(AvroField field, JsonElement value)
    {
        for (var i = 1; i < field.Type.Branches.Count; i++)
            if (scalars.Contains(field.Type.Branches[i].Kind) != value.ValueKind is JsonValueKind.Object) return i;
        throw new FormatException($"{field.Name} is no object");
    }

    private static void Value(AvroBuffer to, AvroField field, AvroType type, JsonElement value, IReadOnlyDictionary<string, JsonElement> defaults)
    {
        switch (type.Kind)
        {
            case AvroKind.Record: Record(to, type, value, defaults); break;
            case AvroKind.Array: to.Texts([.. Items(field, value)]); break;
            case AvroKind.String: to.Text(value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(field, "a text")); break;
            case AvroKind.Boolean: to.Byte(value.ValueKind switch { JsonValueKind.True => 1, JsonValueKind.False => 0, _ => throw Wrong(field, "true or false") }); break;
            case AvroKind.Double: to.Double(value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Wrong(field, "a number")); break;
            case AvroKind.Enum: to.Number(SymbolOf(field, type, value)); break;
            case AvroKind.Int: to.Number(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var small) ? small : throw Wrong(field, "a whole number")); break;
            case AvroKind.Long: to.Number(NumberOf(field, value)); break;
            default: throw new NotSupportedException($"{field.Name}: {type.Kind}");
        }
    }

    private static IEnumerable<string> Items(AvroField field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) throw Wrong(field, "a list of texts");
        return value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(field, "a list of texts"));
    }

    private static long SymbolOf(AvroField field, AvroType type, JsonElement value)
    {
        for (var i = 0; i < type.Symbols.Count; i++)
            if (value.ValueKind == JsonValueKind.String && type.Symbols[i] == value.GetString()) return i;
        throw Wrong(field, "one of " + string.Join(", ", type.Symbols));
    }

    private static long NumberOf(AvroField field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)) return number;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (field.Meaning == "TimeOnly" && TimeOnly.TryParse(text?.TrimEnd('Z'), CultureInfo.InvariantCulture, out var time)) return (long)time.ToTimeSpan().TotalMilliseconds;
        if (field.Meaning is "DateTime" or "DateOnly" && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return moment.ToUnixTimeMilliseconds();
        throw Wrong(field, field.Meaning is "DateTime" or "DateOnly" or "TimeOnly" ? "an ISO text or a whole number" : "a whole number");
    }

    private static FormatException Wrong(AvroField field, string wanted) => new($"{field.Name} is {wanted}");
}
