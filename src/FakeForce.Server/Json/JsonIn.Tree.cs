namespace FakeForce.Server.Json;

/// <summary>
/// Whole bodies of any form, for calls that carry several records or calls.
/// <code>
/// tree   = scalar | object | array
/// object = "{" [ string ":" tree { "," string ":" tree } ] "}"      array = "[" [ tree { "," tree } ] "]"
/// </code>
/// </summary>
internal ref partial struct JsonIn
{
    /// <summary>The deepest that Salesforce allows is a tree of five levels inside a subrequest; more is no honest body.</summary>
    private const int MaxTreeDepth = 64;

    /// <summary>The whole body; nothing may follow it.</summary>
    public static JsonTree ReadTree(ReadOnlyMemory<byte> body)
    {
        var reader = new JsonIn(body);
        reader.SkipByteOrderMark();
        if (reader.Peek() == -1) throw Missing();
        var tree = reader.Tree(0);
        if (reader.Peek() >= 0) throw reader.Unexpected("expected end of content");
        return tree;
    }

    private JsonTree Tree(int depth)
    {
        if (depth == MaxTreeDepth) throw Error($"values may nest {MaxTreeDepth} deep");
        var first = Peek();
        var start = at;
        switch (first)
        {
            case -1: throw EndOfInput(0);
            case '{': return Object(depth, start);
            case '[': return Array(depth, start);
            case '"': return new JsonTree(JsonKind.String, String(), start, at);
            case '-' or (>= '0' and <= '9'): return new JsonTree(JsonKind.Number, Number(), start, at);
            default: return new JsonTree((JsonKind)Word().Kind, null, start, at);
        }
    }

    private JsonTree Object(int depth, int start)
    {
        var members = new List<JsonMember>();
        at++;
        var next = Peek();
        while (next != '}')
        {
            if (next == -1) throw EndOfInput(start);
            if (next != '"') throw Unexpected("was expecting double-quote to start field name");
            var name = String();
            var position = at;
            if (Peek() is var colon && colon != ':') throw colon == -1 ? EndOfInput(start) : Unexpected("was expecting a colon to separate field name and value");
            at++;
            members.Add(new JsonMember(name, Tree(depth + 1), position));
            if ((next = Peek()) == '}') break;
            if (next != ',') throw next == -1 ? EndOfInput(start) : Unexpected("was expecting comma to separate Object entries");
            at++;
            if ((next = Peek()) == '}') throw Unexpected("was expecting double-quote to start field name");
        }
        return new JsonTree(JsonKind.Object, null, start, ++at) { Members = members };
    }

    private JsonTree Array(int depth, int start)
    {
        var items = new List<JsonTree>();
        at++;
        var next = Peek();
        while (next != ']')
        {
            items.Add(Tree(depth + 1));
            if ((next = Peek()) == ']') break;
            if (next != ',') throw next == -1 ? EndOfInput(start) : Unexpected("was expecting comma to separate Array entries");
            at++;
        }
        return new JsonTree(JsonKind.Array, null, start, ++at) { Items = items };
    }
}
