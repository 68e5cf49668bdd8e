using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Sosl;
using FakeForce.Server.Gate;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Search;

/// <summary>GET /search/suggestions: records whose names begin with what was typed, for look-ups (REST API Developer Guide).</summary>
internal static class Suggestions
{
    private const int LeastTyped = 3, LongestTyped = 255, LongestWord = 200, MostObjects = 10, UsualLimit = 5, MetaSince = 48;

    // The guide's list of searchable objects without suggestions; external objects end in __x.
    private static readonly FrozenSet<string> unsupported = FrozenSet.Create(StringComparer.Ordinal,
        "ContentNote", "Event", "FeedComment", "FeedPost", "IdeaComment", "Pricebook2", "Reply", "TagDefinition", "Task");

    // These belong to questions, or ask for what the org does not know.
    private static readonly string[] refused = ["dynamicFields", "groupId", "networkId", "topicId", "userId", "type", "useSearchScope"];

    public static ValueTask Get(ApiCall call)
    {
        foreach (var name in refused)
            if (call.Query(name) is { Length: > 0 } value && value != "false") throw Malformed($"{name} is not supported yet by FakeForce");
        var typed = call.Query("q") is { Length: > 0 } q ? q : throw Malformed("A search string has to be specified");
        if (typed.Length > LongestTyped || typed.Split(' ').Any(word => word.Length > LongestWord)) throw Malformed($"The search string exceeds {LongestTyped} characters, or {LongestWord} without a blank");
        var objects = Objects(call);
        var found = call.Org.Searches.Suggest(call.Org, typed, IsLongEnough(typed) ? objects : [], Limit(call), Query.ContextOf(call));
        Write(call, found, objects);
        return ValueTask.CompletedTask;
    }

    private static List<SuggestedObject> Objects(ApiCall call)
    {
        var names = ParameterizedSearch.Split(call.Query("sobject")).ToArray();
        if (names.Length is 0 or > MostObjects) throw Malformed($"sobject must name 1 to {MostObjects} objects");
        var ignores = "true".Equals(call.Query("ignoreUnsupportedSObjects"), StringComparison.OrdinalIgnoreCase);
        var objects = new List<SuggestedObject>();
        foreach (var name in names)
        {
            var type = call.Catalog[name];
            if (HasSuggestions(type)) objects.Add(new SuggestedObject(type, [.. ParameterizedSearch.Split(call.Query(name + ".fields") ?? call.Query("fields"))], call.Query(name + ".where") ?? call.Query("where")));
            else if (!ignores) throw new SalesforceException("INVALID_TYPE_FOR_OPERATION", $"entity type {type.Name} does not support search");
        }
        return objects;
    }

    private static bool HasSuggestions(SObjectType type) =>
        type.Is(SObjectFlags.Searchable) && type.NameField?.Type.Storage == StorageKind.Text && !unsupported.Contains(type.Name) && !type.Name.EndsWith("__x", StringComparison.Ordinal);

    private static int Limit(ApiCall call)
    {
        if (call.Query("limit") is not { } text) return UsualLimit;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit : throw Malformed("limit must be greater than or equal to 1");
    }

    // Shorter texts are no error; they suggest nothing. One character of an East Asian script is enough.
    private static bool IsLongEnough(string typed) => typed.Trim().Length >= LeastTyped || typed.EnumerateRunes().Any(r => r.Value >= 0x0E00 && Rune.IsLetter(r));

    private static void Write(ApiCall call, Engine.Sosl.Suggestions found, IReadOnlyList<SuggestedObject> objects)
    {
        call.XmlRoot = "suggestions";
        var json = call.Json.BeginObject().Name("autoSuggestResults"u8).BeginArray();
        foreach (var records in found.Objects)
            for (var i = 0; i < records.Rows.Count; i++)
            {
                json.BeginObject();
                QueryRecords.Members(call.Writer, records.Result, records.Rows.Shape, records.Rows.IdAt(i), records.Rows.RowAt(i), records.Rows, i);
                json.EndObject();
            }
        json.EndArray().Name("hasMoreResults"u8).Boolean(found.HasMore);
        if (call.Version >= MetaSince) Meta(call, objects);
        json.EndObject();
    }

    private static void Meta(ApiCall call, IReadOnlyList<SuggestedObject> objects)
    {
        var json = call.Json.Name("meta"u8).BeginObject().Name("nameFields"u8).BeginArray();
        foreach (var suggested in objects)
            json.BeginObject().Name("entityApiName"u8).String(suggested.Type.Name).Name("fieldApiName"u8).String(suggested.Type.NameField!.Name).EndObject();
        json.EndArray().Name("secondaryFields"u8).BeginArray().EndArray().EndObject();
    }

    private static SalesforceException Malformed(string text) => new("MALFORMED_SEARCH", text);
}
