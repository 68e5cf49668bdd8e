using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>Texts read lately, so that a value that many rows share is copied out of them once.</summary>
internal sealed class TextPool
{
    private const int Most = 4_096, LongestKept = 64;

    /// <summary>Before so many, the pool itself would be the greater cost.</summary>
    private const int Few = 64;

    private Value[]? kept;
    private int read;

    public Value Of(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > LongestKept || ++read < Few) return Value.OfUtf8(text.ToArray());
        kept ??= new Value[Most];
        ref var place = ref kept[IndexKey.OfBytes(text) % Most];
        if (place.IsNull || !text.SequenceEqual(place.Bytes)) place = Value.OfUtf8(text.ToArray());
        return place;
    }
}
