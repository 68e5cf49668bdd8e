using System.Text.Json;
using FakeForce.Engine.Outbound.ExternalServices;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>Which media types are written and read how (Salesforce Help, "OpenAPI 2.0 and 3.0 Support"), with those that a registration maps to them.</summary>
internal sealed class MediaTypes(IReadOnlyDictionary<string, string> compatible)
{
    public const string Json = "application/json", Form = "application/x-www-form-urlencoded", Text = "text/plain", Bytes = "application/octet-stream";

    /// <summary>Null for what is not supported.</summary>
    public BodyEncoding? Find(string mediaType, bool isResponse)
    {
        var plain = mediaType.Split(';')[0].Trim().ToLowerInvariant();
        return compatible.GetValueOrDefault(plain, plain) switch
        {
            Json => BodyEncoding.Json,
            // Springdoc says this for "whatever there is", which is JSON.
            "*/*" when isResponse => BodyEncoding.Json,
            Text => BodyEncoding.Text,
            Form when !isResponse => BodyEncoding.Form,
            Bytes when isResponse => BodyEncoding.Bytes,
            _ => null,
        };
    }

    /// <summary>Other charsets than UTF-8 are not written.</summary>
    public static bool IsUtf8(string mediaType)
    {
        var charset = mediaType.Split(';').Skip(1).Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase));
        return charset is null || charset["charset=".Length..].Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>serviceBinding: {"compatibleMediaTypes":{"application/x-acme-json":"application/json"}}. Throws <see cref="FormatException"/>.</summary>
    public static Dictionary<string, string> Binding(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
                if (member.Name != "compatibleMediaTypes") throw new FormatException($"has the unknown member {member.Name}");
                else
                    foreach (var pair in member.Value.EnumerateObject()) found[pair.Name.ToLowerInvariant()] = pair.Value.GetString() is Json or Form or Text ? pair.Value.GetString()! : throw new FormatException($"maps {pair.Name} to {pair.Value}; {Json}, {Form} and {Text} are supported");
            return found;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new FormatException("must be JSON such as {\"compatibleMediaTypes\":{\"application/x-acme-json\":\"application/json\"}}");
        }
    }
}
