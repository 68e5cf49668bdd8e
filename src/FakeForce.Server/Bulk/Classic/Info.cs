using System.Text;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>
/// A flat answer, as XML with line breaks where Salesforce has them or as JSON. Moments end in Z in XML and in +0000 in JSON,
/// as in the guide's samples.
/// </summary>
internal sealed class Info(string root)
{
    private readonly List<(string Name, object Value)> members = [];

    /// <summary>A string, a long, a double or a moment; null is left out.</summary>
    public Info Add(string name, object? value)
    {
        if (value is not null) members.Add((name, value));
        return this;
    }

    public ReadOnlyMemory<byte> Bytes(bool asJson)
    {
        if (!asJson) return Encoding.UTF8.GetBytes(new XmlText().Root(root, xml => Members(xml, " ")).ToString());
        using var json = new JsonOut(1024);
        Members(json);
        return json.Written.ToArray();
    }

    public void Members(JsonOut json)
    {
        json.BeginObject();
        foreach (var (name, value) in members)
        {
            json.Name(name);
            if (value is DateTimeOffset moment) json.DateTime(Seconds(moment));
            else if (value is long number) json.Number(number);
            else if (value is double version) json.Double(version);
            else json.String((string)value);
        }
        json.EndObject();
    }

    public void Members(XmlText xml, string indent)
    {
        foreach (var (name, value) in members) xml.Raw(indent).Element(name, TextOf(value)).Raw("\n");
    }

    private static string TextOf(object value) => value switch
    {
        DateTimeOffset moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", System.Globalization.CultureInfo.InvariantCulture),
        double version => version.ToString("F1", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    // Salesforce keeps whole seconds.
    private static long Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds() * 1000;
}
