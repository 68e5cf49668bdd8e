using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace FakeForce.Server.OAuth;

/// <summary>An answer of the OAuth endpoints as names and values in order, before it is JSON, XML or a form.</summary>
internal sealed class OAuthFields : IEnumerable<KeyValuePair<string, object?>>
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<KeyValuePair<string, object?>> fields = [];

    /// <summary>Text, boolean, long, null, nested fields or a list of texts.</summary>
    public OAuthFields Add(string name, object? value)
    {
        fields.Add(new(name, value));
        return this;
    }

    public OAuthFields AddIf(bool condition, string name, Func<object?> value) => condition ? Add(name, value()) : this;

    public byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed)) WriteJson(writer);
        return stream.ToArray();
    }

    public byte[] ToXml(string root)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement(root);
            WriteXml(writer);
            writer.WriteEndElement();
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>name=value pairs; nested names are joined by dots.</summary>
    public string ToForm() => string.Join('&', Flat("").Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => fields.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            WriteJson(writer, value);
        }
        writer.WriteEndObject();
    }

    private static void WriteJson(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case long number: writer.WriteNumberValue(number); break;
            case OAuthFields nested: nested.WriteJson(writer); break;
            case IEnumerable<object> list: WriteList(writer, list); break;
            default: writer.WriteStringValue(value.ToString()); break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable<object> list)
    {
        writer.WriteStartArray();
        foreach (var item in list) WriteJson(writer, item);
        writer.WriteEndArray();
    }

    private void WriteXml(XmlWriter writer)
    {
        foreach (var (name, value) in fields)
        {
            writer.WriteStartElement(name);
            if (value is OAuthFields nested) nested.WriteXml(writer);
            else if (value is null) writer.WriteAttributeString("xsi", "nil", "http://www.w3.org/2001/XMLSchema-instance", "true");
            else writer.WriteString(Text(value));
            writer.WriteEndElement();
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Flat(string prefix) => fields.SelectMany(field => field.Value is OAuthFields nested
        ? nested.Flat(prefix + field.Key + ".")
        : [new KeyValuePair<string, string>(prefix + field.Key, field.Value is null ? "" : Text(field.Value))]);

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        IEnumerable<object> list => string.Join(' ', list),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
