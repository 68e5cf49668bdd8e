using System.Text.Json;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;

namespace FakeForce.Server.External;

/// <summary>Other systems' JSON, within bounds of depth, and the values in it.</summary>
internal static class JsonValues
{
    private static readonly JsonDocumentOptions options = new() { MaxDepth = 64 };

    public static JsonDocument Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body, options);
        }
        catch (JsonException problem)
        {
            throw ExternalErrors.Unreadable($"it is no JSON: {problem.Message}");
        }
    }

    /// <summary>Objects and lists are their text.</summary>
    public static InputValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => InputValue.Of(TextOf(value)),
        JsonValueKind.Number => new InputValue(InputKind.Number, value.GetRawText()),
        JsonValueKind.True => new InputValue(InputKind.True),
        JsonValueKind.False => new InputValue(InputKind.False),
        JsonValueKind.Null => default,
        _ => InputValue.Of(value.GetRawText()),
    };

    public static JsonElement.ArrayEnumerator ListOf(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw ExternalErrors.Unreadable($"it has no list {name}");

    public static string? TextOf(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? TextOf(text) : null;

    private static string? TextOf(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            throw ExternalErrors.Unreadable("a text in it has half a character");
        }
    }

    public static int? NumberOf(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var whole) ? whole : null;

    public static bool Holds(JsonElement owner, string name) => owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;
}
