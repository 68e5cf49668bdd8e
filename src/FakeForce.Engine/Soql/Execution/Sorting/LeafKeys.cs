using System.Collections.Frozen;
using System.Text;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Sorting;

internal sealed class IntegerKey(int ordinal) : SortKeyReader
{
    public override SortKey Read(Row row, RecordId id) => row.Has(ordinal) ? new(true, IndexKey.OfInteger(row.Integer(ordinal))) : default;
}

internal sealed class DatePartKey(int ordinal, DateParts parts) : SortKeyReader
{
    public override SortKey Read(Row row, RecordId id) => row.Has(ordinal) ? new(true, IndexKey.OfInteger(parts.Of(row, ordinal))) : default;
}

internal sealed class DoubleKey(int ordinal) : SortKeyReader
{
    public override SortKey Read(Row row, RecordId id) => row.Has(ordinal) ? new(true, IndexKey.OfDouble(row.Double(ordinal))) : default;
}

/// <summary>Checkboxes are never null: false comes before true.</summary>
internal sealed class BooleanKey(int ordinal) : SortKeyReader
{
    public override SortKey Read(Row row, RecordId id) => new(true, row.Boolean(ordinal) ? 1UL : 0UL);
}

internal sealed class IdKey(IdSource source) : SortKeyReader
{
    public override SortKey Read(Row row, RecordId id)
    {
        var value = source.Of(row, id);
        return value.IsEmpty ? default : new(true, IdRange.PlaceOf(value));
    }
}

internal sealed class TextKey(int ordinal) : SortKeyReader
{
    public override SortKey Read(Row row, RecordId id)
    {
        var text = row.Text(ordinal);
        return text.IsEmpty ? default : Of(text);
    }

    public override SortKey Beginning(Row row, RecordId id)
    {
        var text = row.Text(ordinal);
        return text.IsEmpty ? default : new(true, FoldedText.SortPrefix(text));
    }

    // Up to eight bytes of ASCII the prefix says all; longer texts are kept for the ties.
    public static SortKey Of(ReadOnlySpan<byte> text) =>
        new(true, FoldedText.SortPrefix(text), text.Length <= 8 && Ascii.IsValid(text) ? null : text.ToArray());
}

/// <summary>Picklists sort in the order of their entries; values that are no entry come behind all of them.</summary>
internal sealed class PicklistKey : SortKeyReader
{
    private readonly int ordinal;
    private readonly FrozenDictionary<ulong, int> places;

    public PicklistKey(Field field)
    {
        ordinal = field.Ordinal;
        places = field.PicklistValues.Select((v, i) => (Hash: IndexKey.OfText(Encoding.UTF8.GetBytes(v.Value)), Place: i))
            .DistinctBy(p => p.Hash).ToFrozenDictionary(p => p.Hash, p => p.Place);
    }

    public override SortKey Read(Row row, RecordId id)
    {
        var text = row.Text(ordinal);
        return text.IsEmpty ? default : Of(text);
    }

    public SortKey Of(ReadOnlySpan<byte> text) =>
        places.TryGetValue(IndexKey.OfText(text), out var place) ? new(true, (ulong)place) : new(true, (ulong)places.Count, text.ToArray());
}
