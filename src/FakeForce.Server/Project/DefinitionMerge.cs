using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeForce.Server.Project;

/// <summary>
/// Puts what a project defines beside what fakeforce.json does. Where both define the same thing, the members of fakeforce.json win one by one:
/// so it brings what metadata cannot hold, such as secrets, and addresses of the test's own. What two projects define is left twice, for whoever reads it to refuse.
/// </summary>
internal static class DefinitionMerge
{
    private static readonly string[] identifiers = ["fullName", "consumerKey"];

    /// <summary>By key and name, what the file itself defines.</summary>
    public static HashSet<string> NamesIn(JsonElement definitions)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (definitions.ValueKind != JsonValueKind.Object) return names;
        foreach (var list in definitions.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array))
            foreach (var item in list.Value.EnumerateArray())
                if (item.ValueKind == JsonValueKind.Object)
                    foreach (var key in identifiers)
                        if (item.TryGetProperty(key, out var name) && name.ValueKind == JsonValueKind.String) names.Add($"{list.Name}/{name.GetString()}");
        return names;
    }

    public static void Into(JsonObject into, JsonObject from, HashSet<string> own)
    {
        foreach (var (key, value) in from.ToList())
        {
            from.Remove(key);
            if (into[key] is JsonArray list && value is JsonArray more) Append(key, list, more, own);
            else if (into[key] is JsonObject one && value is JsonObject other) Into(one, other, own);
            else if (!into.ContainsKey(key)) into[key] = value;
        }
    }

    private static void Append(string key, JsonArray list, JsonArray more, HashSet<string> own)
    {
        var items = more.ToList();
        more.Clear();
        foreach (var item in items)
            if (item is JsonObject json && NameOf(json) is { } name && own.Contains($"{key}/{name}") && list.OfType<JsonObject>().FirstOrDefault(there => name.Equals(NameOf(there), StringComparison.OrdinalIgnoreCase)) is { } there) Complete(there, json);
            else list.Add(item);
    }

    private static void Complete(JsonObject there, JsonObject json)
    {
        foreach (var (key, value) in json.ToList())
        {
            json.Remove(key);
            if (!there.ContainsKey(key)) there[key] = value;
        }
    }

    private static string? NameOf(JsonObject json) => identifiers.Select(key => json[key]).OfType<JsonValue>().FirstOrDefault() is { } name && name.TryGetValue<string>(out var text) ? text : null;
}
