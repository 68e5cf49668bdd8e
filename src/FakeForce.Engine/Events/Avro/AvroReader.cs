using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace FakeForce.Engine.Events.Avro;

/// <summary>Reads Avro's binary form. What is not well-formed is a <see cref="FormatException"/> that says so.</summary>
internal ref struct AvroReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> rest = payload;

    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>How many bytes are still to be read.</summary>
    public readonly int Left => rest.Length;

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var b = Take(1)[0];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }
        throw new FormatException("a number is longer than 64 bits");
    }

    public int Int()
    {
        var value = Number();
        return value == (int)value ? (int)value : throw new FormatException("a number is longer than 32 bits");
    }

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public bool Boolean() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        _ => throw new FormatException("a boolean is neither true nor false"),
    };

    public ReadOnlySpan<byte> Text()
    {
        var length = Number();
        if (length < 0 || length > rest.Length) throw Short();
        var text = Take((int)length);
        return Utf8.IsValid(text) ? text : throw new FormatException("a text is not UTF-8");
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Number();
        return length >= 0 && length <= rest.Length ? Take((int)length) : throw Short();
    }

    /// <summary>So many bytes as they are.</summary>
    public ReadOnlySpan<byte> Fixed(int length) => Take(length);

    /// <summary>An array of texts.</summary>
    public List<string> Strings()
    {
        var texts = new List<string>();
        for (var count = Block(); count > 0; count = Block())
            for (; count > 0; count--) texts.Add(String());
        return texts;
    }

    public string String() => Encoding.UTF8.GetString(Text());

    /// <summary>The number of a union's branch or an enum's symbol.</summary>
    public int Choice(int count)
    {
        var choice = Number();
        return choice >= 0 && choice < count ? (int)choice : throw new FormatException("a union or enum has no such branch");
    }

    /// <summary>How many items the next block of an array has; 0 at its end.</summary>
    public long Block()
    {
        var count = Number();
        if (count >= 0) return count;
        // A negative count is followed by the length of the block in bytes.
        Number();
        return count == long.MinValue ? throw new FormatException("an array has no such length") : -count;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > rest.Length) throw Short();
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static FormatException Short() => new("it ends too early");
}
