using System.Text.Json;

namespace FakeForce.Server.Json;

/// <summary>X-PrettyPrint: the same JSON, indented.</summary>
internal static class PrettyJson
{
    private static readonly JsonWriterOptions options = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Format(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options)) document.WriteTo(writer);
        return stream.ToArray();
    }
}
