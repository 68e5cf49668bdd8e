using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using FakeForce.Engine.ApexRest;

namespace FakeForce.Server.ApexRest;

/// <summary>A stub's body as JSON.</summary>
internal static class BodyJson
{
    private static readonly JsonWriterOptions plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(BodyNode body, StubValues values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, plainly)) Node(writer, body, values);
        return buffer.WrittenMemory;
    }

    /// <summary>True for what <see cref="Json.JsonToXml"/> gives a form that an object of Apex has too.</summary>
    public static bool FitsXml(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        return document.RootElement.ValueKind == JsonValueKind.Object && Fits(document.RootElement);
    }

    private static void Node(Utf8JsonWriter writer, BodyNode node, StubValues values)
    {
        switch (node)
        {
            case ObjectNode (var members):
                writer.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    writer.WritePropertyName(name);
                    Node(writer, value, values);
                }
                writer.WriteEndObject();
                break;
            case ListNode (var items):
                writer.WriteStartArray();
                foreach (var item in items) Node(writer, item, values);
                writer.WriteEndArray();
                break;
            case TextNode { Text.Single: { } placeholder }: values.Of(placeholder).WriteTo(writer); break;
            case TextNode (var text): writer.WriteStringValue(text.Render(values.TextOf)); break;
            case FixedNode (var written): writer.WriteRawValue(written); break;
        }
    }

    private static bool Fits(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(member => member.Name == "attributes" ? AreAttributes(member.Value) : Fits(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(item => item.ValueKind != JsonValueKind.Array && Fits(item)),
        _ => true,
    };

    private static bool AreAttributes(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(member => XmlConvert.EncodeLocalName(member.Name) == member.Name && member.Name.Length > 0);
}
