using System.Text.Json;

namespace FakeForce.Server.Json;

/// <summary>Texts, numbers, truths, lists, and names with values, as JSON.</summary>
internal static class PlainJson
{
    public static byte[] Write(IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes)) Write(writer, members);
        return bytes.ToArray();
    }

    /// <summary>The members of an object; what is an object itself is left out.</summary>
    public static List<KeyValuePair<string, object?>> Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Object).Select(member => KeyValuePair.Create(member.Name, Of(member.Value)))];
    }

    private static object? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number : value.GetRawText(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.Object).Select(Of).ToList(),
        _ => null,
    };

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case IReadOnlyList<KeyValuePair<string, object?>> members: Members(writer, members); break;
            case IEnumerable<object?> list: Items(writer, list); break;
            default: throw new ArgumentException(value.GetType().Name, nameof(value));
        }
    }

    private static void Members(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void Items(Utf8JsonWriter writer, IEnumerable<object?> items)
    {
        writer.WriteStartArray();
        foreach (var item in items) Write(writer, item);
        writer.WriteEndArray();
    }
}
