using System.Text;
using System.Text.Json;

namespace FakeForce.Server.Start;

/// <summary>{"time":"…","level":"information","category":"…","message":"…","state":{…},"exception":"…"} in one line.</summary>
internal static class JsonLogLine
{
    public static string Of(DateTimeOffset time, LogLevel level, string category, string message, object? state, Exception? exception)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("time", time);
            writer.WriteString("level", JsonNamingPolicy.CamelCase.ConvertName(level.ToString()));
            writer.WriteString("category", category);
            writer.WriteString("message", message);
            if (state is IEnumerable<KeyValuePair<string, object?>> values) State(writer, values);
            if (exception is not null) writer.WriteString("exception", exception.ToString());
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void State(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> values)
    {
        writer.WriteStartObject("state");
        foreach (var (name, value) in values)
        {
            writer.WritePropertyName(name);
            switch (value)
            {
                case null: writer.WriteNullValue(); break;
                case int number: writer.WriteNumberValue(number); break;
                case long number: writer.WriteNumberValue(number); break;
                case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
                case bool flag: writer.WriteBooleanValue(flag); break;
                default: writer.WriteStringValue(value.ToString()); break;
            }
        }
        writer.WriteEndObject();
    }
}
