using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FakeForce.Engine.Events.Avro;

/// <summary>
/// A schema as JSON: as GetSchema and the COMPACT form show it, or in Avro's parsing canonical form (fully qualified names, no
/// docs, no defaults, keys in the order name, type, fields, symbols, items). The schema id is the MD5 of the latter in base 64
/// for URLs (REST API Developer Guide, "Platform Event Schema by Event Name"; checked against the ids of its example and of a live schema).
/// </summary>
internal sealed class AvroText
{
    private const string Namespace = "com.sforce.eventbus";

    private readonly StringBuilder text = new();
    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private readonly bool isCanonical;

    private AvroText(bool isCanonical) => this.isCanonical = isCanonical;

    public static string IdOf(AvroType type) => Base64Url.EncodeToString(Fingerprint(Encoding.UTF8.GetBytes(Canonical(type))));

    public static string Canonical(AvroType type) => new AvroText(isCanonical: true).Add(type).text.ToString();

    /// <summary>With the id as "uuid", as Salesforce's schemas carry it.</summary>
    public static string Compact(AvroType type, string id)
    {
        var writer = new AvroText(isCanonical: false);
        writer.said.Add(type.Name);
        writer.text.Append("{\"name\":\"").Append(type.Name).Append("\",\"namespace\":\"").Append(Namespace).Append("\",\"type\":\"record\",\"fields\":");
        writer.AddFields(type.Fields).text.Append(",\"uuid\":\"").Append(id).Append("\"}");
        return writer.text.ToString();
    }

#pragma warning disable CA5351 // The id is Salesforce's, and protects nothing.
    private static byte[] Fingerprint(byte[] canonical) => MD5.HashData(canonical);
#pragma warning restore CA5351

    private AvroText Add(AvroType type) => type.Kind switch
    {
        AvroKind.Record or AvroKind.Enum => AddNamed(type),
        AvroKind.Array => Raw("{\"type\":\"array\",\"items\":").Add(type.Items!).Raw("}"),
        AvroKind.Union => Raw("[").AddAll(type.Branches, branch => Add(branch)).Raw("]"),
        _ => Quoted(Primitive(type.Kind)),
    };

    private AvroText AddNamed(AvroType type)
    {
        var name = isCanonical ? Namespace + "." + type.Name : type.Name;
        if (!said.Add(type.Name)) return Quoted(name);
        var kind = type.Kind == AvroKind.Record ? "record" : "enum";
        if (isCanonical) Raw("{\"name\":").Quoted(name).Raw(",\"type\":").Quoted(kind);
        else Raw("{\"type\":").Quoted(kind).Raw(",\"name\":").Quoted(name);
        if (type.Kind == AvroKind.Record) Raw(",\"fields\":").AddFields(type.Fields);
        else Raw(",\"symbols\":[").AddAll(type.Symbols, symbol => Quoted(symbol)).Raw("]");
        return Raw("}");
    }

    private AvroText AddFields(IReadOnlyList<AvroField> fields) => Raw("[").AddAll(fields, AddField).Raw("]");

    private void AddField(AvroField field)
    {
        Raw("{\"name\":").Quoted(field.Name).Raw(",\"type\":").Add(field.Type);
        if (!isCanonical && field.Doc is { } doc) Raw(",\"doc\":").Quoted(doc);
        if (!isCanonical && field.IsNullable) Raw(",\"default\":null");
        Raw("}");
    }

    private AvroText AddAll<T>(IReadOnlyList<T> items, Action<T> add)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) Raw(",");
            add(items[i]);
        }
        return this;
    }

    private AvroText Raw(string json)
    {
        text.Append(json);
        return this;
    }

    // API names, symbols and docs hold nothing that JSON escapes.
    private AvroText Quoted(string name)
    {
        text.Append('"').Append(name).Append('"');
        return this;
    }

    private static string Primitive(AvroKind kind) => kind switch
    {
        AvroKind.Null => "null",
        AvroKind.Boolean => "boolean",
        AvroKind.Int => "int",
        AvroKind.Long => "long",
        AvroKind.Double => "double",
        AvroKind.String => "string",
        _ => throw new InvalidOperationException($"{kind} is no primitive type"),
    };
}
