using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>Where an id comes from: a reference field, or the row itself.</summary>
internal readonly record struct IdSource(int Ordinal)
{
    public static IdSource Own => new(-1);

    public RecordId Of(Row row, RecordId id) => Ordinal < 0 ? id : row.Reference(Ordinal);
}

/// <summary>Equal to one id; the empty id stands for null.</summary>
internal sealed class IdEquals(IdSource source, RecordId wanted, bool negated) : Predicate
{
    public override bool Matches(Row row, RecordId id) => source.Of(row, id) == wanted != negated;
}

internal sealed class IdIn(IdSource source, HashSet<RecordId> wanted, bool negated) : Predicate
{
    public override bool Matches(Row row, RecordId id) => wanted.Contains(source.Of(row, id)) != negated;
}

/// <summary>Ids in the order of their characters: by key prefix, then by number.</summary>
internal sealed class IdRange(IdSource source, ulong low, ulong high) : Predicate
{
    public override bool Matches(Row row, RecordId id)
    {
        var value = source.Of(row, id);
        if (value.IsEmpty) return false;
        var place = PlaceOf(value);
        return place >= low && place <= high;
    }

    public static ulong PlaceOf(RecordId id)
    {
        var bits = (ulong)id.Prefix.Bits;
        var prefix = (bits & 63) << 12 | (bits & 63 << 6) | bits >> 12;
        return prefix << 46 | (ulong)id.Number;
    }
}
