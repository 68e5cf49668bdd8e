using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Predicates;

/// <summary>
/// A condition ready to run: reads the row's bytes in place and allocates nothing. A missing parent arrives as the
/// default row with an empty id, whose every field is null; SOQL's logic has two values, so there is always an answer.
/// </summary>
internal abstract class Predicate
{
    public abstract bool Matches(Row row, RecordId id);
}

internal sealed class AllOf(Predicate[] parts) : Predicate
{
    public override bool Matches(Row row, RecordId id)
    {
        foreach (var part in parts)
            if (!part.Matches(row, id)) return false;
        return true;
    }
}

internal sealed class AnyOf(Predicate[] parts) : Predicate
{
    public override bool Matches(Row row, RecordId id)
    {
        foreach (var part in parts)
            if (part.Matches(row, id)) return true;
        return false;
    }
}

internal sealed class Negation(Predicate inner) : Predicate
{
    public override bool Matches(Row row, RecordId id) => !inner.Matches(row, id);
}

internal sealed class Always(bool result) : Predicate
{
    public override bool Matches(Row row, RecordId id) => result;
}
