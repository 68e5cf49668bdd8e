using System.Globalization;
using System.Text.Json;
using FakeForce.Engine.External;
using FakeForce.Engine.Records;

namespace FakeForce.Server.External.OData;

/// <summary>Entities of an answer in JSON: of 4.0 under value, of 2.0 under d.</summary>
internal static class JsonRows
{
    private static readonly JsonDocumentOptions options = new() { MaxDepth = 64 };

    public static ODataFeed ReadFeed(byte[] body, bool isTwo)
    {
        using var document = JsonValues.Parse(body);
        var root = document.RootElement;
        return isTwo ? ReadTwo(root) : new ODataFeed([.. JsonValues.ListOf(root, "value").Select(EntityOf)], NumberOf(root, "@odata.count", "@count"), TextOf(root, "@odata.nextLink", "@nextLink"));
    }

    /// <summary>The entity that a write answered; null if it answered none.</summary>
    public static ODataEntity? ReadEntity(byte[] body, bool isTwo)
    {
        if (body.Length == 0) return null;
        using var document = JsonValues.Parse(body);
        var root = document.RootElement;
        return EntityOf(isTwo && root.ValueKind == JsonValueKind.Object && root.TryGetProperty("d", out var inner) ? inner : root);
    }

    /// <summary>The message of an error, in either form; null if there is none.</summary>
    public static string? ErrorText(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !(root.TryGetProperty("error", out var error) || root.TryGetProperty("odata.error", out error)) || error.ValueKind != JsonValueKind.Object || !error.TryGetProperty("message", out var message)) return null;
            return message.ValueKind == JsonValueKind.Object && message.TryGetProperty("value", out var text) ? text.ToString() : message.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // {"d":[…]} of 1.0, {"d":{"results":[…],"__count":"9","__next":"…"}} of 2.0.
    private static ODataFeed ReadTwo(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("d", out var d)) throw ExternalErrors.Unreadable("it has no d");
        var list = d.ValueKind == JsonValueKind.Array ? d.EnumerateArray() : JsonValues.ListOf(d, "results");
        return d.ValueKind == JsonValueKind.Array ? new ODataFeed([.. list.Select(EntityOf)], null, null) : new ODataFeed([.. list.Select(EntityOf)], NumberOf(d, "__count"), TextOf(d, "__next"));
    }

    private static ODataEntity EntityOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) throw ExternalErrors.Unreadable("a row in it is no object");
        var values = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        foreach (var member in item.EnumerateObject())
            if (!member.Name.StartsWith("__", StringComparison.Ordinal) && !member.Name.Contains('@', StringComparison.Ordinal)) values[member.Name] = JsonValues.Of(member.Value);
        return new ODataEntity(values);
    }

    private static string? TextOf(JsonElement owner, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String) return text.GetString();
        return null;
    }

    private static long? NumberOf(JsonElement owner, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (owner.TryGetProperty(name, out var number))
                return long.TryParse(number.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : throw ExternalErrors.Unreadable($"its {name} is no number of rows");
        return null;
    }
}
