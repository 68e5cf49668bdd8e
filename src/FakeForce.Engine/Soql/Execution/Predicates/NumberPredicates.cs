using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>Every comparison of whole numbers, dates and times is a range, or the complement of one, which then holds null too.</summary>
internal sealed class IntegerRange(int ordinal, long low, long high, bool negated) : Predicate
{
    public override bool Matches(Row row, RecordId id)
    {
        if (!row.Has(ordinal)) return negated;
        var value = row.Integer(ordinal);
        return (value >= low && value <= high) != negated;
    }
}

internal sealed class DoubleRange(int ordinal, double low, double high, bool negated) : Predicate
{
    public override bool Matches(Row row, RecordId id)
    {
        if (!row.Has(ordinal)) return negated;
        var value = row.Double(ordinal);
        return (value >= low && value <= high) != negated;
    }
}

internal sealed class BooleanIs(int ordinal, bool wanted) : Predicate
{
    public override bool Matches(Row row, RecordId id) => row.Boolean(ordinal) == wanted;
}

internal sealed class IsNull(int ordinal, bool negated) : Predicate
{
    public override bool Matches(Row row, RecordId id) => row.Has(ordinal) == negated;
}

internal sealed class DatePartRange(int ordinal, DateParts parts, long low, long high, bool negated) : Predicate
{
    public override bool Matches(Row row, RecordId id)
    {
        if (!row.Has(ordinal)) return negated;
        var value = parts.Of(row, ordinal);
        return (value >= low && value <= high) != negated;
    }
}
