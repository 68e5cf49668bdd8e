using System.Text.Json;

namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>An operation where it stands in its document, not yet read.</summary>
/// <param name="Item">The whole of its path.</param>
/// <param name="Json">The operation itself.</param>
internal sealed record FoundOperation(string Name, string Method, string Path, JsonElement Item, JsonElement Json)
{
    /// <summary>Its parameters, and those of the path that it does not say anew.</summary>
    public IEnumerable<JsonElement> Parameters(JsonPointers pointers)
    {
        var own = ListOf(Json, pointers);
        var known = own.Select(KeyOf).ToHashSet();
        return ListOf(Item, pointers).Where(shared => !known.Contains(KeyOf(shared))).Concat(own);
    }

    private static (string Name, string Place) KeyOf(JsonElement parameter) => (TextOf(parameter, "name"), TextOf(parameter, "in"));

    private static string TextOf(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var text) ? text.ToString() : "";

    private static List<JsonElement> ListOf(JsonElement holder, JsonPointers pointers) =>
        holder.TryGetProperty("parameters", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(pointers.Follow)] : [];
}
