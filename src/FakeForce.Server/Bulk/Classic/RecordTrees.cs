using FakeForce.Engine;
using FakeForce.Engine.Bulk.Classic;
using FakeForce.Server.Json;

namespace FakeForce.Server.Bulk.Classic;

/// <summary>
/// From XML and JSON to rows. A parent is named as a CSV header would name it: <c>"ReportsTo":{"Email":…}</c> is ReportsTo.Email, and
/// with a type Lead:Who.Email; in XML an sObject element stands between (guide, "Relationship Fields in Records").
/// </summary>
internal static class RecordTrees
{
    public static IReadOnlyList<SentRow> Rows(JsonTree root, bool isJson)
    {
        if (isJson) return root.Kind == JsonKind.Array ? [.. root.Items.Select(Row)] : throw root.Mismatch("ArrayList");
        if (root.Members.Find(m => m.Name is not ("sObject" or "attributes")) is { } other) throw new SalesforceException("XML_PARSER_ERROR", $"Found an element {other.Name} where sObject was expected"); // ours
        return [.. root.Members.Where(m => m.Name == "sObject").Select(m => Row(m.Value))];
    }

    private static SentRow Row(JsonTree record)
    {
        // An element without anything in it is a record without fields.
        if (record.Kind is not (JsonKind.Object or JsonKind.Null)) throw record.Mismatch("SObject");
        var values = new List<KeyValuePair<string, string?>>(record.Members.Count);
        foreach (var (name, value) in record.Members)
        {
            if (name == "attributes") continue;
            if (value.Kind == JsonKind.Array) return new SentRow([], $"Unexpected list of values for {name}"); // ours
            if (value.IsScalar) values.Add(new(name, TextOf(value)));
            else if (Parent(name, value) is { } parent) values.Add(parent);
            else return new SentRow([], $"A parent is named by one field: {name}"); // ours
        }
        return new SentRow(values);
    }

    private static KeyValuePair<string, string?>? Parent(string relationship, JsonTree given)
    {
        if (given["sObject"] is { Kind: JsonKind.Object } inner) given = inner;
        var type = given["attributes"]?["type"]?.Text ?? given["type"]?.Text;
        var keys = given.Members.Where(m => m.Name is not ("attributes" or "type")).ToList();
        if (keys is not [var (key, value)] || !value.IsScalar) return null;
        return new(type is null ? $"{relationship}.{key}" : $"{type}:{relationship}.{key}", TextOf(value));
    }

    private static string? TextOf(JsonTree value) => value.Kind == JsonKind.Null ? null : value.Written;
}
