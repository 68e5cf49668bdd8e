using System.Globalization;
using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Records;

namespace FakeForce.Server.Json;

/// <summary>
/// Reads a request body into records. Strict JSON, own because the texts of its errors are contract: they are those of
/// Jackson, which Salesforce uses, and end in <c> at [line:1, column:18]</c>.
/// <code>
/// record = "{" [ member { "," member } ] "}"      member = string ":" value
/// value  = "null" | "true" | "false" | number | string | record
/// </code>
/// </summary>
internal ref partial struct JsonIn(ReadOnlyMemory<byte> body)
{
    /// <summary>Records nest as far as parents named by external id do; anything deeper is no record.</summary>
    private const int MaxDepth = 16;

    private readonly ReadOnlyMemory<byte> source = body;
    private readonly ReadOnlySpan<byte> text = body.Span;
    private int at;

    /// <summary>The whole body as one record; nothing may follow it.</summary>
    public static RecordInput ReadRecord(ReadOnlyMemory<byte> body)
    {
        var reader = new JsonIn(body);
        reader.SkipByteOrderMark();
        if (reader.Peek() == -1) throw Missing();
        var record = reader.Record(0);
        if (reader.Peek() >= 0) throw reader.Unexpected("expected end of content");
        return record;
    }

    public static SalesforceException Missing() =>
        new("JSON_PARSER_ERROR", "The HTTP entity body is required, but this request has no entity body.");

    private RecordInput Record(int depth)
    {
        if (depth == MaxDepth) throw Error($"records may nest {MaxDepth} deep");
        var open = at;
        if (Peek() != '{') throw NoRecord();
        at++;
        var record = new RecordInput { Source = depth == 0 ? source : default };
        if (Peek() == '}')
        {
            at++;
            return record;
        }
        while (true)
        {
            Member(record, depth, open);
            var next = Peek();
            if (next == -1) throw EndOfInput(open);
            if (next != ',' && next != '}') throw Unexpected("was expecting comma to separate Object entries");
            at++;
            if (next == '}') return record;
        }
    }

    // What is no JSON at all says so before it says that it is no record.
    private SalesforceException NoRecord()
    {
        var start = at;
        if (Peek() != '[') Value(0);
        at = start;
        return Error($"Cannot deserialize instance of SObject from {TokenName()} value {Written()}");
    }

    private void Member(RecordInput record, int depth, int open)
    {
        var first = Peek();
        if (first == -1) throw EndOfInput(open);
        if (first != '"') throw Unexpected("was expecting double-quote to start field name");
        var name = String();
        var colon = Peek();
        if (colon == -1) throw EndOfInput(open);
        if (colon != ':') throw Unexpected("was expecting a colon to separate field name and value");
        at++;
        if (name == "attributes") Attributes(record, depth);
        else record.Fields.Add(new(name, Value(depth)));
    }

    // attributes.type names the sObject; url and the rest come along when an answer is sent back as a request.
    private void Attributes(RecordInput record, int depth)
    {
        if (Peek() != '{') throw Error($"Cannot deserialize instance of attributes from {TokenName()} value {Written()}");
        foreach (var (key, value) in Record(depth + 1).Fields)
            if (key == "type" && value.Kind == InputKind.String) record.Type = value.Text;
    }

    private InputValue Value(int depth)
    {
        switch (Peek())
        {
            case -1: throw EndOfInput(0);
            case '"':
                var text = String();
                return new InputValue(InputKind.String, text, Position: at);
            case '{':
                return new InputValue(InputKind.Record, Nested: Record(depth + 1), Position: at);
            case '[': throw Error("Cannot deserialize instance of a field from START_ARRAY value [");
            case '-' or (>= '0' and <= '9'):
                var number = Number();
                return new InputValue(InputKind.Number, number, Position: at);
            default: return Word();
        }
    }

    private InputValue Word()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit((char)text[at]) || text[at] == '_')) at++;
        var word = text[start..at];
        if (word.SequenceEqual("null"u8)) return new InputValue(InputKind.Null, Position: at);
        if (word.SequenceEqual("true"u8)) return new InputValue(InputKind.True, Position: at);
        if (word.SequenceEqual("false"u8)) return new InputValue(InputKind.False, Position: at);
        if (word.IsEmpty) throw Unexpected("expected a valid value (number, String, array, object, 'true', 'false' or 'null')");
        throw Error($"Unrecognized token '{Shortened(word)}': was expecting 'null', 'true', 'false' or NaN");
    }

    private readonly string TokenName() => at >= text.Length ? "END_OF_INPUT" : text[at] switch
    {
        (byte)'[' => "START_ARRAY",
        (byte)'"' => "VALUE_STRING",
        (byte)'t' => "VALUE_TRUE",
        (byte)'f' => "VALUE_FALSE",
        (byte)'n' => "VALUE_NULL",
        _ => "VALUE_NUMBER_INT",
    };

    private readonly string Written() => Shortened(text[at..]);

    private static string Shortened(ReadOnlySpan<byte> word) => Encoding.UTF8.GetString(word[..Math.Min(word.Length, 40)]);

    private readonly SalesforceException EndOfInput(int open)
    {
        var (line, column) = SourcePosition.Of(text, open);
        return Error($"Unexpected end-of-input: expected close marker for OBJECT (from [line:{line}, column:{column}])");
    }

    // Jackson points behind the character that it could not take.
    private readonly SalesforceException Unexpected(string expectation)
    {
        if (at >= text.Length) return Error($"Unexpected end-of-input: {expectation}");
        var rune = Rune.DecodeFromUtf8(text[at..], out var character, out _) == System.Buffers.OperationStatus.Done ? character : Rune.ReplacementChar;
        return At(at + 1, $"Unexpected character ('{rune}' (code {rune.Value})): {expectation}");
    }

    private readonly SalesforceException Error(string message) => At(at, message);

    private readonly SalesforceException At(int position, string message)
    {
        var (line, column) = SourcePosition.Of(text, position);
        return new SalesforceException("JSON_PARSER_ERROR", $"{message} at [line:{line}, column:{column}]");
    }
}
