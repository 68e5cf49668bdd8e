using System.Buffers;

namespace FakeForce.Server.Json;

/// <summary>
/// X-PrettyPrint: the same JSON as Jackson's default printer lays it out, which is what Salesforce's answers look like:
/// members on lines of their own, list entries in line, <c>"a" : 1</c>, <c>[ ]</c> and <c>{ }</c>.
/// </summary>
internal static class PrettyJson
{
    /// <summary><paramref name="json"/> has no white space outside of strings.</summary>
    public static ReadOnlyMemory<byte> Format(ReadOnlyMemory<byte> json)
    {
        var output = new ArrayBufferWriter<byte>(json.Length * 2);
        var open = new Stack<byte>();
        var text = json.Span;
        for (var at = 0; at < text.Length; at++)
        {
            var b = text[at];
            if (b == '"') at = CopyString(text, at, output);
            else if (b is (byte)'{' or (byte)'[') at = Begin(text, at, open, output);
            else if (b is (byte)'}' or (byte)']') End(b, open, output);
            else if (b == ',') Separate(open, output);
            else output.Write(b == ':' ? " : "u8 : text.Slice(at, 1));
        }
        return output.WrittenMemory;
    }

    private static int CopyString(ReadOnlySpan<byte> text, int start, ArrayBufferWriter<byte> output)
    {
        var end = start + 1;
        while (text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        output.Write(text[start..(end + 1)]);
        return end;
    }

    private static int Begin(ReadOnlySpan<byte> text, int at, Stack<byte> open, ArrayBufferWriter<byte> output)
    {
        output.Write(text.Slice(at, 1));
        if (text[at + 1] is (byte)'}' or (byte)']')
        {
            output.Write(" "u8);
            output.Write(text.Slice(at + 1, 1));
            return at + 1;
        }
        open.Push(text[at]);
        if (text[at] == '[') output.Write(" "u8);
        else Line(open, output);
        return at;
    }

    private static void End(byte close, Stack<byte> open, ArrayBufferWriter<byte> output)
    {
        open.Pop();
        if (close == ']') output.Write(" "u8);
        else Line(open, output);
        output.Write([close]);
    }

    private static void Separate(Stack<byte> open, ArrayBufferWriter<byte> output)
    {
        output.Write(","u8);
        if (open.Peek() == '[') output.Write(" "u8);
        else Line(open, output);
    }

    // Lists do not indent.
    private static void Line(Stack<byte> open, ArrayBufferWriter<byte> output)
    {
        output.Write("\n"u8);
        foreach (var bracket in open)
            if (bracket == '{') output.Write("  "u8);
    }
}
