using System.Buffers;
using System.Text.Json;
using FakeForce.Engine.Soql;
using FakeForce.Server.Json;

namespace FakeForce.Server.ApexRest;

/// <summary>
/// What a query found, as Apex serialises sObjects: like REST, but "fields with null values … aren't serialized" (Apex Developer Guide,
/// "Apex REST Methods").
/// </summary>
internal static class ApexRecords
{
    /// <summary><paramref name="measure"/> sees how much there is after each record, and may have enough.</summary>
    public static JsonDocument Of(QueryResult result, int apiVersion, Action<long> measure)
    {
        using var json = new JsonOut();
        json.BeginArray();
        if (result.Groups is { } groups) QueryRecords.Groups(json, result.Shape, groups, zulu: false);
        else Write(new RecordWriter(json, apiVersion, zulu: false), result, measure);
        json.EndArray();
        using var all = JsonDocument.Parse(json.Written);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) WithoutNulls(writer, all.RootElement);
        return JsonDocument.Parse(buffer.WrittenMemory);
    }

    private static void Write(RecordWriter writer, QueryResult result, Action<long> measure)
    {
        var rows = result.AllRows();
        for (var i = 0; i < rows.Count; i++)
        {
            writer.Json.BeginObject();
            QueryRecords.Members(writer, result, rows.Shape, rows.IdAt(i), rows.RowAt(i), rows, i);
            writer.Json.EndObject();
            measure(writer.Json.Written.Length);
        }
    }

    private static void WithoutNulls(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    if (member.Value.ValueKind == JsonValueKind.Null) continue;
                    writer.WritePropertyName(member.Name);
                    WithoutNulls(writer, member.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) WithoutNulls(writer, item);
                writer.WriteEndArray();
                break;
            default: value.WriteTo(writer); break;
        }
    }
}
