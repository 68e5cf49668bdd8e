using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using FakeForce.Engine;

namespace FakeForce.Server.Json;

/// <summary>
/// Writes JSON straight from the bytes of rows into one pooled buffer. Keeps the commas; nesting is the caller's affair.
/// Strings are escaped as Salesforce's (Jackson's) are: quote, backslash and control characters, nothing else.
/// </summary>
internal sealed class JsonOut : IDisposable
{
    private static readonly SearchValues<byte> special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    private byte[] buffer;
    private int length;
    private bool comma;

    public JsonOut(int capacity = 4096) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <summary>Begins with an empty buffer behind what was written.</summary>
    public void Clear() => length = 0;

    public JsonOut BeginObject() => Open((byte)'{');
    public JsonOut EndObject() => Close((byte)'}');
    public JsonOut BeginArray() => Open((byte)'[');
    public JsonOut EndArray() => Close((byte)']');

    public JsonOut Name(ReadOnlySpan<byte> name)
    {
        Separate();
        var target = Reserve(name.Length + 3);
        target[0] = (byte)'"';
        name.CopyTo(target[1..]);
        target[name.Length + 1] = (byte)'"';
        target[name.Length + 2] = (byte)':';
        length += name.Length + 3;
        comma = false;
        return this;
    }

    public JsonOut Name(string name)
    {
        Separate();
        Quote(name);
        Reserve(1)[0] = (byte)':';
        length++;
        comma = false;
        return this;
    }

    public JsonOut String(string? text)
    {
        if (text is null) return Null();
        Separate();
        Quote(text);
        return Done();
    }

    public JsonOut String(ReadOnlySpan<byte> utf8)
    {
        Separate();
        Quote(utf8);
        return Done();
    }

    public JsonOut Id(RecordId id)
    {
        Separate();
        var target = Reserve(20);
        target[0] = target[19] = (byte)'"';
        id.Format(target[1..]);
        length += 20;
        return Done();
    }

    public JsonOut Number(long value)
    {
        Separate();
        Utf8Formatter.TryFormat(value, Reserve(20), out var written);
        length += written;
        return Done();
    }

    public JsonOut Double(double value)
    {
        Separate();
        length += JavaDouble.Format(value, Reserve(JavaDouble.MaxLength));
        return Done();
    }

    /// <summary>2011-12-16T17:43:01.000+0000, or the Z form that XML answers use.</summary>
    public JsonOut DateTime(long milliseconds, bool zulu = false)
    {
        Separate();
        length += Moments.FormatDateTime(milliseconds, Reserve(32), zulu, quoted: true);
        return Done();
    }

    public JsonOut Date(long days)
    {
        Separate();
        length += Moments.FormatDate(days, Reserve(16), quoted: true);
        return Done();
    }

    public JsonOut Time(long milliseconds)
    {
        Separate();
        length += Moments.FormatTime(milliseconds, Reserve(16), quoted: true);
        return Done();
    }

    public JsonOut Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);
    public JsonOut Null() => Raw("null"u8);

    /// <summary>A value that is JSON already.</summary>
    public JsonOut Raw(ReadOnlySpan<byte> json)
    {
        Separate();
        Append(json);
        return Done();
    }

    /// <summary>Opens a string whose parts follow by <see cref="Part(ReadOnlySpan{byte})"/>; none of them may need escaping.</summary>
    public JsonOut BeginString()
    {
        Separate();
        Append("\""u8);
        return this;
    }

    public JsonOut Part(ReadOnlySpan<byte> text)
    {
        Append(text);
        return this;
    }

    public JsonOut Part(RecordId id)
    {
        id.Format(Reserve(18));
        length += 18;
        return this;
    }

    public JsonOut EndString()
    {
        Append("\""u8);
        return Done();
    }

    public void Dispose()
    {
        var returned = buffer;
        buffer = [];
        length = 0;
        ArrayPool<byte>.Shared.Return(returned);
    }

    private JsonOut Open(byte bracket)
    {
        Separate();
        Reserve(1)[0] = bracket;
        length++;
        comma = false;
        return this;
    }

    private JsonOut Close(byte bracket)
    {
        Reserve(1)[0] = bracket;
        length++;
        comma = true;
        return this;
    }

    private void Separate()
    {
        if (!comma) return;
        Reserve(1)[0] = (byte)',';
        length++;
    }

    private JsonOut Done()
    {
        comma = true;
        return this;
    }

    private void Quote(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = ArrayPool<byte>.Shared.Rent(most);
        Quote(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private void Quote(ReadOnlySpan<byte> utf8)
    {
        Append("\""u8);
        for (int at; (at = utf8.IndexOfAny(special)) >= 0; utf8 = utf8[(at + 1)..])
        {
            Append(utf8[..at]);
            Escape(utf8[at]);
        }
        Append(utf8);
        Append("\""u8);
    }

    private void Escape(byte b)
    {
        switch (b)
        {
            case (byte)'"': Append("\\\""u8); break;
            case (byte)'\\': Append("\\\\"u8); break;
            case (byte)'\n': Append("\\n"u8); break;
            case (byte)'\r': Append("\\r"u8); break;
            case (byte)'\t': Append("\\t"u8); break;
            case (byte)'\b': Append("\\b"u8); break;
            case (byte)'\f': Append("\\f"u8); break;
            default: Append(Encoding.ASCII.GetBytes("\\u" + b.ToString("X4", CultureInfo.InvariantCulture))); break;
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        length += bytes.Length;
    }

    private Span<byte> Reserve(int count)
    {
        if (buffer.Length - length < count) Grow(count);
        return buffer.AsSpan(length);
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + count));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
