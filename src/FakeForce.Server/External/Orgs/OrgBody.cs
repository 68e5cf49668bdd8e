using System.Text.Json;
using FakeForce.Engine.External;

namespace FakeForce.Server.External.Orgs;

/// <summary>Records as another org's REST API takes them, and its errors.</summary>
internal static class OrgBody
{
    public static byte[] Of(ExternalWrite write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (field, value) in write.Values)
            {
                if (field.ExternalColumn is null) throw ExternalErrors.Unsupported($"A write of {field.Name}");
                json.WritePropertyName(OrgSoql.NameOf(field));
                PlainValue.Write(json, field, value);
            }
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    public static string? ErrorText(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 ? $"{JsonValues.TextOf(root[0], "errorCode")}: {JsonValues.TextOf(root[0], "message")}" : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
