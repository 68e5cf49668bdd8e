using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>A YAML document as JSON, by YAML's core schema.</summary>
internal static partial class YamlJson
{
    private static readonly JsonWriterOptions plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = SchemaText.MaxDepth + 1 };

    /// <summary>Throws <see cref="FormatException"/> where aliases make it longer than <paramref name="most"/> bytes.</summary>
    public static ReadOnlyMemory<byte> Write(YamlNode root, int most)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, plainly)) Write(writer, root, most, 0);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, YamlNode node, int most, int depth)
    {
        if (writer.BytesCommitted + writer.BytesPending > most) throw new FormatException($"is YAML whose aliases make it longer than {most} characters");
        if (depth > SchemaText.MaxDepth) throw new FormatException($"is YAML whose aliases nest deeper than {SchemaText.MaxDepth}");
        switch (node)
        {
            case YamlMap (var members):
                writer.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value, most, depth + 1);
                }
                writer.WriteEndObject();
                break;
            case YamlList (var items):
                writer.WriteStartArray();
                foreach (var item in items) Write(writer, item, most, depth + 1);
                writer.WriteEndArray();
                break;
            case YamlScalar scalar: Scalar(writer, scalar); break;
        }
    }

    private static void Scalar(Utf8JsonWriter writer, YamlScalar scalar)
    {
        if (!scalar.IsPlain) writer.WriteStringValue(scalar.Text);
        else if (scalar.Text is "" or "~" or "null" or "Null" or "NULL") writer.WriteNullValue();
        else if (scalar.Text is "true" or "True" or "TRUE") writer.WriteBooleanValue(true);
        else if (scalar.Text is "false" or "False" or "FALSE") writer.WriteBooleanValue(false);
        else if (Number().IsMatch(scalar.Text)) writer.WriteRawValue(scalar.Text);
        else writer.WriteStringValue(scalar.Text);
    }

    // Those that JSON writes the same; others, such as .inf, stay texts, and no schema has use for them.
    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,300})(\.[0-9]{1,300})?([eE][-+]?[0-9]{1,3})?$")]
    private static partial Regex Number();
}
