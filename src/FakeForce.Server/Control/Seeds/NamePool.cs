using System.Text.Json;

namespace FakeForce.Server.Control.Seeds;

/// <summary>The names of members, which repeat from record to record: each is one string.</summary>
internal sealed class NamePool
{
    private readonly string?[] names = new string?[256];

    public string Of(in Utf8JsonReader reader)
    {
        var bytes = reader.ValueSpan;
        ref var name = ref names[bytes.IsEmpty ? 0 : bytes[0] * 31 + bytes[^1] * 7 + bytes.Length & 0xFF];
        if (name is null || !reader.ValueTextEquals(name)) name = reader.GetString()!;
        return name;
    }
}
