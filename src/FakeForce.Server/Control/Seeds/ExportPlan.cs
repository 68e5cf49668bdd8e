using System.Text.Json;
using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>The plan of a tree export: which files, in which order, for <c>sf data import tree --plan</c>.</summary>
internal static class ExportPlan
{
    public static byte[] Of(Export export)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (var table in export.Tables) Write(writer, table);
            writer.WriteEndArray();
        }
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, ExportedTable table)
    {
        writer.WriteStartObject();
        writer.WriteString("sobject", table.Type.Name);
        writer.WriteBoolean("saveRefs", true);
        writer.WriteBoolean("resolveRefs", true);
        writer.WriteStartArray("files");
        writer.WriteStringValue($"{table.Type.Name}.json");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
