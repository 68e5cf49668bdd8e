using System.Globalization;
using System.Text.Json;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>Finds what a $ref of the same document names. Each object on the way is indexed once, so that many references stay cheap.</summary>
internal sealed class JsonPointers(JsonElement root)
{
    private readonly Dictionary<string, Dictionary<string, JsonElement>> indexes = new(StringComparer.Ordinal);

    public static bool IsLocal(string reference) => reference.StartsWith("#/", StringComparison.Ordinal);

    /// <summary>The steps of a local reference.</summary>
    public static string[] Steps(string reference) => [.. reference[2..].Split('/').Select(step => Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>Null if the document has no such place.</summary>
    public JsonElement? Find(string reference)
    {
        // No place is deeper, and nobody shall take a longer one apart.
        if (reference.AsSpan().Count('/') > SchemaText.MaxDepth) return null;
        var found = root;
        var path = "";
        foreach (var step in Steps(reference))
        {
            if (Step(found, step, path) is not { } inner) return null;
            (found, path) = (inner, $"{path}/{step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");
        }
        return found;
    }

    /// <summary>The value itself, or what it refers to; references to references are followed. Throws <see cref="FormatException"/>.</summary>
    public JsonElement Follow(JsonElement value)
    {
        for (var i = 0; i < SchemaText.MaxDepth; i++)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("$ref", out var reference)) return value;
            value = reference.ValueKind == JsonValueKind.String && IsLocal(reference.GetString()!) && Find(reference.GetString()!) is { } found ? found : throw new FormatException($"$ref {reference} names nothing of the document");
        }
        throw new FormatException("has references that lead to references without end");
    }

    private JsonElement? Step(JsonElement value, string step, string path)
    {
        if (value.ValueKind == JsonValueKind.Array) return int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < value.GetArrayLength() ? value[place] : null;
        if (value.ValueKind != JsonValueKind.Object) return null;
        if (!indexes.TryGetValue(path, out var index))
            indexes[path] = index = value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
        return index.TryGetValue(step, out var inner) ? inner : null;
    }
}
