using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Predicates;

internal readonly record struct TargetTable(KeyPrefix Prefix, Table Table, Predicate Inner);

/// <summary>Asks the parent's row; without a parent, the row in which everything is null (a left outer join).</summary>
internal sealed class ParentPredicate(int ordinal, TargetTable[] targets) : Predicate
{
    private readonly bool whenMissing = targets.Length > 0 && targets[0].Inner.Matches(default, default);

    public override bool Matches(Row row, RecordId id)
    {
        if (!row.Has(ordinal)) return whenMissing;
        var parent = row.Reference(ordinal);
        foreach (var target in targets)
        {
            if (target.Prefix != parent.Prefix) continue;
            var found = target.Table.RowAt(parent.Number);
            return found.Exists ? target.Inner.Matches(found, parent) : whenMissing;
        }
        return whenMissing;
    }
}

/// <summary>The name of the row's sObject is known beforehand; only whether there is a row is not.</summary>
internal sealed class TypeNamePredicate(bool matches, bool whenMissing) : Predicate
{
    public override bool Matches(Row row, RecordId id) => id.IsEmpty ? whenMissing : matches;
}
