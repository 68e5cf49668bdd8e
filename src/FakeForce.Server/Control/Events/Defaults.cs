using System.Text.Json;
using System.Text.Json.Nodes;
using FakeForce.Engine;
using FakeForce.Engine.Events.Avro;

namespace FakeForce.Server.Control.Events;

/// <summary>What an event that is published by hand has where its publisher says nothing, so that a few members make one.</summary>
internal static class Defaults
{
    private static readonly string[] bitmaps = ["changedFields", "nulledFields", "diffFields"];

    /// <summary>By field name. The header's lists of names become bitmaps in <paramref name="payload"/>.</summary>
    public static Dictionary<string, JsonElement> Of(Org org, EventSchema schema, ref JsonElement payload)
    {
        var (user, now) = (AdministratorOf(org), org.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (!schema.IsChangeEvent) return Elements(new JsonObject { ["CreatedDate"] = now, ["CreatedById"] = user });
        if (payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(HeaderType.Name, out _)) payload = WithBitmaps(schema, payload);
        return Elements(new JsonObject
        {
            ["entityName"] = schema.Source.Name, ["recordIds"] = new JsonArray(), ["changeOrigin"] = "", ["transactionKey"] = org.Chance.Uuid().ToString(),
            ["sequenceNumber"] = 1, ["commitTimestamp"] = now, ["commitNumber"] = org.Events.LastReplayId, ["commitUser"] = user,
            ["nulledFields"] = new JsonArray(), ["diffFields"] = new JsonArray(), ["changedFields"] = new JsonArray(),
        });
    }

    private static JsonElement WithBitmaps(EventSchema schema, JsonElement payload)
    {
        var copy = JsonNode.Parse(payload.GetRawText())!.AsObject();
        if (copy[HeaderType.Name] is JsonObject header)
            foreach (var list in bitmaps)
                if (header[list] is JsonArray names) header[list] = new JsonArray([.. FieldBitmap.Of(schema.Type, names.Select(name => name!.GetValue<string>())).Select(bitmap => JsonValue.Create(bitmap))]);
        return Element(copy);
    }

    private static string AdministratorOf(Org org) => org.Identity.TryUser(org.Options.Username, out var user) ? user.Id.ToString() : "";

    private static Dictionary<string, JsonElement> Elements(JsonObject members) =>
        members.ToDictionary(member => member.Key, member => Element(member.Value!), StringComparer.Ordinal);

    private static JsonElement Element(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement;
}
