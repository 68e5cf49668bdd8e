using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Search;

/// <summary>The body of POST /parameterizedSearch. A member that the guide does not name is refused, not passed over.</summary>
internal static class SearchParametersBody
{
    private static readonly HashSet<string> singles = new(StringComparer.OrdinalIgnoreCase)
    {
        "q", "in", "overallLimit", "defaultLimit", "offset", "division", "snippet", "pricebookId", "metadata", "spellCorrection", "updateTracking", "updateViewStat",
    };

    public static SearchParameters Read(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (request.ContentType is { } type && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw new SalesforceException("UNSUPPORTED_MEDIA_TYPE", $"Content type specified in HTTP header is unsupported: {type}");
        if (body.IsEmpty) throw JsonIn.Missing();
        using var document = Parse(body);
        return Read(document.RootElement);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException error)
        {
            throw Unreadable($"The body is not valid JSON at [line:{error.LineNumber + 1}, column:{error.BytePositionInLine + 1}]");
        }
    }

    private static SearchParameters Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw Unreadable("The body must be a JSON object");
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<string> fields = [];
        IReadOnlyList<SearchedObject> objects = [];
        foreach (var member in root.EnumerateObject())
        {
            if (member.NameEquals("fields")) fields = Texts(member);
            else if (member.NameEquals("sobjects")) objects = [.. Items(member).Select(Object)];
            else if (member.NameEquals("netWorkIds")) given["netWorkIds"] = string.Join(',', Texts(member));
            else if (member.NameEquals("dataCategories")) given["dataCategory"] = string.Join(" AND ", Items(member).Select(Category));
            else if (singles.Contains(member.Name)) given[member.Name] = Text(member.Value);
            else throw Unknown(member.Name);
        }
        return new SearchParameters { Q = given.GetValueOrDefault("q"), Fields = fields, Objects = objects, Single = given.GetValueOrDefault };
    }

    private static SearchedObject Object(JsonElement item)
    {
        var searched = new SearchedObject("", []);
        foreach (var member in item.EnumerateObject())
            searched = member.Name switch
            {
                "name" => searched with { Name = Text(member.Value) },
                "fields" => searched with { Fields = Texts(member) },
                "where" => searched with { Where = Text(member.Value) },
                "orderBy" => searched with { OrderBy = Text(member.Value) },
                "limit" => searched with { Limit = Text(member.Value) },
                _ => throw Unknown(member.Name),
            };
        return searched.Name.Length > 0 ? searched : throw SearchParameters.Malformed("Each of sobjects needs a name");
    }

    private static string Category(JsonElement item)
    {
        string group = "", at = "";
        IReadOnlyList<string> categories = [];
        foreach (var member in item.EnumerateObject())
        {
            if (member.NameEquals("groupName")) group = Text(member.Value);
            else if (member.NameEquals("operator")) at = Text(member.Value);
            else if (member.NameEquals("categories")) categories = Texts(member);
            else throw Unknown(member.Name);
        }
        return $"{group} {at} ({string.Join(", ", categories)})";
    }

    private static IEnumerable<JsonElement> Items(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().All(i => i.ValueKind == JsonValueKind.Object) ? member.Value.EnumerateArray()
            : throw Unreadable($"{member.Name} must be a list of objects");

    private static string[] Texts(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.Array ? [.. member.Value.EnumerateArray().Select(Text)] : throw Unreadable($"{member.Name} must be a list");

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => throw Unreadable("a text or a number was expected"),
    };

    private static SalesforceException Unknown(string name) => Unreadable($"Unrecognized field \"{name}\"");

    private static SalesforceException Unreadable(string text) => new("JSON_PARSER_ERROR", text);
}
