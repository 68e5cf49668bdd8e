using FakeForce.Engine;
using FakeForce.Engine.Records;

namespace FakeForce.Server.Json;

internal enum JsonKind : byte { Null, True, False, Number, String, Object, Array }

/// <summary>
/// A body that holds more than one record, as it was written: order, duplicates and places included, because records are
/// read from it and error texts point into it. A body in XML takes the same form (<see cref="XmlTree"/>).
/// </summary>
internal sealed class JsonTree(JsonKind kind, string? text = null, int start = -1, int end = -1)
{
    public JsonKind Kind { get; } = kind;

    /// <summary>A string's value, or a number as written.</summary>
    public string? Text { get; } = text;

    /// <summary>Where the value stands in its body: the first byte and the one behind the last.</summary>
    public int Start { get; } = start;
    public int End { get; init; } = end;

    public List<JsonMember> Members { get; init; } = [];
    public List<JsonTree> Items { get; init; } = [];

    /// <summary>The member of an object; null if there is none or it is null.</summary>
    public JsonTree? this[string name] => Members.Find(m => m.Name == name) is { Value: { Kind: not JsonKind.Null } value } ? value : null;

    /// <summary>The items of a member: a list in JSON, in XML an element for each.</summary>
    public IEnumerable<JsonTree> ItemsOf(string name) =>
        Members.Where(member => member.Name == name && member.Value.Kind != JsonKind.Null)
            .SelectMany(member => member.Value.Kind == JsonKind.Array ? member.Value.Items : [member.Value]);

    /// <summary>True for null, true, false, numbers and strings.</summary>
    public bool IsScalar => Kind < JsonKind.Object;

    /// <summary>The value as written, or in the words of JSON.</summary>
    public string Written => Text ?? Kind switch { JsonKind.True => "true", JsonKind.False => "false", JsonKind.Object => "{", JsonKind.Array => "[", _ => "null" };

    /// <summary>The record that an object is.</summary>
    public RecordInput AsRecord()
    {
        if (Kind != JsonKind.Object) throw Mismatch("SObject");
        var record = new RecordInput();
        foreach (var (name, value) in Members)
        {
            if (name == "attributes") record.Type = value["type"]?.Text;
            else record.Fields.Add(new(name, value.AsInput()));
        }
        return record;
    }

    public InputValue AsInput() => Kind switch
    {
        JsonKind.Null => new(InputKind.Null, Position: End),
        JsonKind.True => new(InputKind.True, Position: End),
        JsonKind.False => new(InputKind.False, Position: End),
        JsonKind.Number => new(InputKind.Number, Text, Position: End),
        JsonKind.String => new(InputKind.String, Text, Position: End),
        JsonKind.Object => new(InputKind.Record, Nested: AsRecord(), Position: End),
        _ => throw Mismatch("a field"),
    };

    /// <summary>The error of a value that is not of the type that its place asks for, in Jackson's words.</summary>
    public SalesforceException Mismatch(string wanted) => Error($"Cannot deserialize instance of {wanted} from {TokenName} value {Shortened(Written)}");

    public SalesforceException Error(string message) => new("JSON_PARSER_ERROR", message) { Position = Start };

    private string TokenName => Kind switch
    {
        JsonKind.Null => "VALUE_NULL",
        JsonKind.True => "VALUE_TRUE",
        JsonKind.False => "VALUE_FALSE",
        JsonKind.Number => Text!.AsSpan().ContainsAny('.', 'e', 'E') ? "VALUE_NUMBER_FLOAT" : "VALUE_NUMBER_INT",
        JsonKind.String => "VALUE_STRING",
        JsonKind.Object => "START_OBJECT",
        _ => "START_ARRAY",
    };

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40];
}

/// <summary>A member of an object; its name's place is where an error about the name points.</summary>
internal sealed record JsonMember(string Name, JsonTree Value, int Position = -1)
{
    /// <summary>Typed bodies refuse members that they do not know.</summary>
    public SalesforceException Unrecognized() => new("JSON_PARSER_ERROR", $"Unrecognized field \"{Name}\"") { Position = Position };

    public void Deconstruct(out string name, out JsonTree value) => (name, value) = (Name, Value);
}
