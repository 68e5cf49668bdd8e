using System.Text.Json;

namespace FakeForce.Server.Control.Requests;

/// <summary>
/// Whether a body holds what is wanted, at least: an object those members, a list an item for each; and where a body is a list of records
/// or holds one, one of these may hold it.
/// </summary>
internal static class JsonSubset
{
    public static IEnumerable<string> Differences(JsonElement wanted, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return ["there is no body"];
        try
        {
            using var document = JsonDocument.Parse(body);
            return Candidates(document.RootElement).Select(given => Differences(wanted, given, "").ToArray()).MinBy(found => found.Length)!;
        }
        catch (JsonException)
        {
            return ["the body is no JSON"];
        }
    }

    /// <summary>True if the body holds a record of the sObject, as collections and trees do.</summary>
    public static bool HasType(ReadOnlyMemory<byte> body, string type)
    {
        if (body.IsEmpty) return false;
        try
        {
            using var document = JsonDocument.Parse(body);
            return Candidates(document.RootElement).Any(record => record.ValueKind == JsonValueKind.Object && record.TryGetProperty("attributes", out var attributes)
                && attributes.ValueKind == JsonValueKind.Object && attributes.TryGetProperty("type", out var given) && string.Equals(given.ToString(), type, StringComparison.OrdinalIgnoreCase));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<JsonElement> Candidates(JsonElement body)
    {
        yield return body;
        var list = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("records", out var records) ? records : body;
        if (list.ValueKind != JsonValueKind.Array) yield break;
        foreach (var record in list.EnumerateArray()) yield return record;
    }

    private static IEnumerable<string> Differences(JsonElement wanted, JsonElement given, string where)
    {
        if (wanted.ValueKind == JsonValueKind.Object && given.ValueKind == JsonValueKind.Object)
            return wanted.EnumerateObject().SelectMany(member => given.TryGetProperty(member.Name, out var value)
                ? Differences(member.Value, value, where + "." + member.Name) : [$"body{where}.{member.Name} is missing"]);
        if (wanted.ValueKind == JsonValueKind.Array && given.ValueKind == JsonValueKind.Array)
            return wanted.EnumerateArray().Where(item => !given.EnumerateArray().Any(other => !Differences(item, other, "").Any())).Select(item => $"body{where} has no item {item.GetRawText()}");
        return JsonElement.DeepEquals(wanted, given) ? [] : [$"body{where} is {Shortened(given.GetRawText())}"];
    }

    private static string Shortened(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
